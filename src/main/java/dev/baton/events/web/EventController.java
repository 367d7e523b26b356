package dev.baton.events.web;

import dev.baton.events.Catalogue;
import dev.baton.events.Catalogue.EventType;
import dev.baton.events.CloudEvent;
import dev.baton.events.FeedQueries;
import dev.baton.events.LiveStream;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1")
@Access("events")
@Tag(name = "events", description = "What happened, in order: a feed to read, and the types there are")
class EventController {

    /**
     * A stretch of the feed.
     *
     * @param next the cursor to go on with, also when there is nothing yet
     * @param more whether the next stretch is there already
     */
    record Stretch(List<CloudEvent> data, String next, boolean more) {}

    private final FeedQueries feed;
    private final LiveStream stream;
    private final JsonMapper json;

    EventController(FeedQueries feed, LiveStream stream, JsonMapper json) {
        this.feed = feed;
        this.stream = stream;
        this.json = json;
    }

    @GetMapping("/events")
    @Operation(summary = "Read the feed of events, oldest first", description = """
                    CloudEvents 1.0. Go on with `after=next`; an event that you were not given comes behind the cursor and never before it.
                    Events are kept for 30 days; a cursor older than that is refused with `events-forgotten`, so that nobody misses any unawares.""")
    Stretch read(
            @Parameter(
                            description =
                                    "a cursor of an earlier answer; `now` for what is yet to come; without it, the oldest kept")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "only these types, separated by commas") @RequestParam(required = false) @Nullable
                    List<String> types,
            @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit) {
        var found = feed.read(after, types == null ? List.of() : types, limit);
        return new Stretch(found.events().stream().map(feed::envelope).toList(), found.next(), found.more());
    }

    @GetMapping(path = "/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Listen to the feed as it grows: server-sent events",
            description =
                    "Each message is one CloudEvent, its id a cursor of the feed. Closed after some minutes; come back with Last-Event-ID.")
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            @RequestParam(required = false) @Nullable List<String> types,
            HttpServletResponse response)
            throws IOException {
        stream.write(
                lastId,
                response,
                events -> events.stream()
                        .filter(event -> types == null || types.isEmpty() || types.contains(event.type()))
                        .map(event -> new LiveStream.Message(
                                LiveStream.cursor(event), null, json.writeValueAsString(feed.envelope(event))))
                        .toList());
    }

    @GetMapping("/events/{event}")
    @Operation(summary = "Read one event")
    CloudEvent get(@PathVariable UUID event) {
        return feed.envelope(feed.get(event));
    }

    @GetMapping("/event-types")
    @Operation(summary = "List the types of events, with the fields of their data")
    Page<EventType> types() {
        return new Page<>(Catalogue.all(), null);
    }

    @ExceptionHandler
    ProblemDetail forgotten(FeedQueries.Forgotten e) {
        return Problems.problem(
                HttpStatus.GONE, "events-forgotten", String.valueOf(e.getMessage()), Map.of("oldest", e.oldest()));
    }
}
