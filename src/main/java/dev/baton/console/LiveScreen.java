package dev.baton.console;

import dev.baton.events.FeedEvent;
import dev.baton.events.FeedQueries;
import dev.baton.events.LiveStream;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What changes elsewhere while a page is looked at: hints, so small that a page must ask for what it wants to show. */
@RestController
@Access(Access.ANYBODY)
@WithinScope
class LiveScreen {

    private static final int NAMED = 200;

    /**
     * What has changed, told once however often it did.
     *
     * @param orders their ids, as far as the reader may see orders and there are not too many
     * @param types of the events
     */
    record Hint(List<String> orders, List<String> types) {}

    private final LiveStream stream;
    private final JsonMapper json;

    LiveScreen(LiveStream stream, JsonMapper json) {
        this.stream = stream;
        this.json = json;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void live(
            Ui ui,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            HttpServletResponse response)
            throws IOException {
        boolean mayOrders = ui.may("orders:read");
        try {
            stream.write(lastId, response, events -> hint(events, mayOrders));
        } catch (FeedQueries.Forgotten e) {
            // What stands on the screen is older than that; the next message tells it to look.
            stream.write(null, response, events -> hint(events, mayOrders));
        }
    }

    private List<LiveStream.Message> hint(List<FeedEvent> events, boolean mayOrders) {
        var orders = events.stream()
                .filter(event -> mayOrders && event.subject().startsWith("orders/"))
                .map(event -> event.subjectId().toString())
                .distinct()
                .limit(NAMED)
                .toList();
        var types = events.stream().map(FeedEvent::type).collect(Collectors.toCollection(TreeSet::new));
        return List.of(new LiveStream.Message(
                LiveStream.cursor(events.getLast()),
                "changed",
                json.writeValueAsString(new Hint(orders, List.copyOf(types)))));
    }
}
