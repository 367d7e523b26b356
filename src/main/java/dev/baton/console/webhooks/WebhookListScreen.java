package dev.baton.console.webhooks;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.events.DeliveryState;
import dev.baton.events.Endpoint;
import dev.baton.events.EndpointId;
import dev.baton.events.ReplayEvents;
import dev.baton.events.WebhookQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody who is told, how they fare, and what nobody took. */
@Controller
@Access("webhooks")
class WebhookListScreen {

    private final WebhookQueries webhooks;
    private final ReplayEvents replayEvents;
    private final Clock clock;

    WebhookListScreen(WebhookQueries webhooks, ReplayEvents replayEvents, Clock clock) {
        this.webhooks = webhooks;
        this.replayEvents = replayEvents;
        this.clock = clock;
    }

    @GetMapping("/webhooks")
    ModelAndView list(Ui ui) {
        var waiting = webhooks.waiting();
        var dead = webhooks.dead();
        var from = Day.begin(clock.instant());
        var rows = webhooks.endpoints().stream()
                .map(endpoint -> new EndpointRow(
                        endpoint,
                        webhooks.circuit(endpoint.id()),
                        waiting.getOrDefault(endpoint.id(), 0L),
                        dead.getOrDefault(endpoint.id(), 0L),
                        Day.of(from, webhooks.byHour(endpoint.id(), from))))
                .toList();
        return new ModelAndView(
                "console/webhooks/list", Map.of("tabs", WebhookWords.tabs(ui, sum(dead)), "rows", rows));
    }

    @GetMapping(path = "/webhooks/dead", params = "export")
    void exportDead(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        WebhookWords.export(ui, names())
                .write(export, response, request -> webhooks.deliveries(null, DeliveryState.DEAD, null, request));
    }

    @GetMapping("/webhooks/dead")
    ModelAndView dead(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        var dead = webhooks.dead();
        var page = webhooks.deliveries(null, DeliveryState.DEAD, null, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("tabs", WebhookWords.tabs(ui, sum(dead)));
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("names", names());
        model.put("dead", dead);
        return new ModelAndView("console/webhooks/dead", model);
    }

    /** Sends again whatever was given up, to whomever. */
    @PostMapping("/webhooks/dead/replays")
    String replay(Ui ui, RedirectAttributes redirect) {
        int queued = 0;
        for (var endpoint : webhooks.dead().keySet()) {
            queued += replayEvents
                    .handle(new ReplayEvents.Command(endpoint, new ReplayEvents.AllDead()))
                    .queued();
        }
        Flash.done(ui.n("events.replayed", queued)).on(redirect);
        return "redirect:/webhooks/dead";
    }

    private Map<EndpointId, String> names() {
        return webhooks.endpoints().stream().collect(Collectors.toMap(Endpoint::id, Endpoint::name));
    }

    private static @Nullable Long sum(Map<EndpointId, Long> counts) {
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        return sum == 0 ? null : sum;
    }
}
