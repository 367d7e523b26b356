package dev.baton.console.webhooks;

import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.events.DefineEndpoint;
import dev.baton.events.DeliveryState;
import dev.baton.events.EndpointId;
import dev.baton.events.FeedQueries;
import dev.baton.events.RemoveEndpoint;
import dev.baton.events.ReplayEvents;
import dev.baton.events.RotateSecret;
import dev.baton.events.TestEndpoint;
import dev.baton.events.WebhookQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One endpoint: how it fares, what was sent to it, and what can be done about it. */
@Controller
@Access("webhooks")
class WebhookScreen {

    static final String SECRET = "secret";

    private final WebhookQueries webhooks;
    private final FeedQueries feed;
    private final DefineEndpoint defineEndpoint;
    private final RemoveEndpoint removeEndpoint;
    private final RotateSecret rotateSecret;
    private final TestEndpoint testEndpoint;
    private final ReplayEvents replayEvents;
    private final JsonMapper json;
    private final Clock clock;

    WebhookScreen(
            WebhookQueries webhooks,
            FeedQueries feed,
            DefineEndpoint defineEndpoint,
            RemoveEndpoint removeEndpoint,
            RotateSecret rotateSecret,
            TestEndpoint testEndpoint,
            ReplayEvents replayEvents,
            JsonMapper json,
            Clock clock) {
        this.webhooks = webhooks;
        this.feed = feed;
        this.defineEndpoint = defineEndpoint;
        this.removeEndpoint = removeEndpoint;
        this.rotateSecret = rotateSecret;
        this.testEndpoint = testEndpoint;
        this.replayEvents = replayEvents;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.clock = clock;
    }

    @GetMapping(path = "/webhooks/{webhook}", params = "export")
    void export(
            Ui ui,
            @PathVariable EndpointId webhook,
            @RequestParam(defaultValue = "") String state,
            @RequestParam String export,
            HttpServletResponse response)
            throws IOException {
        var endpoint = webhooks.endpoint(webhook);
        WebhookWords.export(ui, Map.of(webhook, endpoint.name()))
                .write(export, response, request -> webhooks.deliveries(webhook, state(state), null, request));
    }

    /** A secret that was just made comes along once, with the redirect, and is nowhere afterwards. */
    @GetMapping("/webhooks/{webhook}")
    ModelAndView show(
            Ui ui,
            @PathVariable EndpointId webhook,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Model arrived) {
        var endpoint = webhooks.endpoint(webhook);
        var from = Day.begin(clock.instant());
        var wanted = state(state);
        var page = webhooks.deliveries(webhook, wanted, null, PageRequest.of(20, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("endpoint", endpoint);
        model.put("circuit", webhooks.circuit(webhook));
        model.put("day", Day.of(from, webhooks.byHour(webhook, from)));
        model.put("waiting", webhooks.waiting().getOrDefault(webhook, 0L));
        model.put("dead", webhooks.dead().getOrDefault(webhook, 0L));
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("states", tabs(ui, webhook, wanted));
        model.put("today", LocalDate.ofInstant(clock.instant(), ui.zone()));
        model.put(SECRET, arrived.getAttribute(SECRET));
        return new ModelAndView("console/webhooks/webhook", model);
    }

    @GetMapping("/webhooks/{webhook}/deliveries/{delivery}")
    ModelAndView delivery(@PathVariable EndpointId webhook, @PathVariable long delivery) {
        var shown = webhooks.delivery(webhook, delivery);
        var model = new HashMap<String, @Nullable Object>();
        model.put("endpoint", webhooks.endpoint(webhook));
        model.put("delivery", shown);
        model.put("attempts", webhooks.attempts(delivery));
        model.put("payload", payload(shown.event()));
        return new ModelAndView("console/webhooks/delivery", model);
    }

    @PostMapping("/webhooks/{webhook}/tests")
    String test(Ui ui, @PathVariable EndpointId webhook, RedirectAttributes redirect) {
        var delivery = testEndpoint.handle(webhook);
        var error = WebhookWords.error(ui, delivery.error());
        if (error == null) {
            Flash.done(ui.t("events.test.done", String.valueOf(delivery.status()), String.valueOf(delivery.millis())))
                    .on(redirect);
        } else {
            Flash.refused(ui.t("events.test.failed", error)).on(redirect);
        }
        return "redirect:/webhooks/" + webhook;
    }

    @PostMapping("/webhooks/{webhook}/secret-rotation")
    String rotate(@PathVariable EndpointId webhook, RedirectAttributes redirect) {
        redirect.addFlashAttribute(SECRET, rotateSecret.handle(webhook).secret());
        return "redirect:/webhooks/" + webhook;
    }

    @PostMapping("/webhooks/{webhook}/enabling")
    String enable(Ui ui, @PathVariable EndpointId webhook, RedirectAttributes redirect) {
        switchTo(webhook, true);
        Flash.done(ui.t("events.enabled")).on(redirect);
        return "redirect:/webhooks/" + webhook;
    }

    @PostMapping("/webhooks/{webhook}/disabling")
    String disable(Ui ui, @PathVariable EndpointId webhook, RedirectAttributes redirect) {
        switchTo(webhook, false);
        Flash.done(ui.t("events.disabled"))
                .undo("/webhooks/" + webhook + "/enabling")
                .on(redirect);
        return "redirect:/webhooks/" + webhook;
    }

    @PostMapping("/webhooks/{webhook}/removal")
    String remove(Ui ui, @PathVariable EndpointId webhook, RedirectAttributes redirect) {
        var name = webhooks.endpoint(webhook).name();
        removeEndpoint.handle(webhook);
        Flash.done(ui.t("events.removed", name)).on(redirect);
        return "redirect:/webhooks";
    }

    /** All dead ones, one event, or everything of some days. */
    @PostMapping("/webhooks/{webhook}/replays")
    String replay(
            Ui ui,
            @PathVariable EndpointId webhook,
            @RequestParam(required = false) @Nullable UUID event,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            RedirectAttributes redirect) {
        var what = what(event, from, to, ui.zone());
        if (what == null) {
            Flash.refused(ui.t("events.replay.wrong")).on(redirect);
        } else {
            int queued =
                    replayEvents.handle(new ReplayEvents.Command(webhook, what)).queued();
            Flash.done(ui.n("events.replayed", queued)).on(redirect);
        }
        return "redirect:/webhooks/" + webhook;
    }

    private static ReplayEvents.@Nullable What what(@Nullable UUID event, String from, String to, ZoneId zone) {
        if (event != null) {
            return new ReplayEvents.These(List.of(event));
        }
        if (from.isBlank() && to.isBlank()) {
            return new ReplayEvents.AllDead();
        }
        var begin = start(from, 0, zone);
        var end = start(to, 1, zone);
        return begin == null || end == null || !begin.isBefore(end)
                ? null
                : new ReplayEvents.Between(begin, end, List.of());
    }

    private static @Nullable Instant start(String day, int later, ZoneId zone) {
        try {
            return LocalDate.parse(day.strip())
                    .plusDays(later)
                    .atStartOfDay(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void switchTo(EndpointId webhook, boolean enabled) {
        var endpoint = webhooks.endpoint(webhook);
        defineEndpoint.handle(new DefineEndpoint.Command(
                webhook, null, endpoint.name(), endpoint.url(), endpoint.description(), endpoint.types(), enabled));
    }

    private @Nullable String payload(UUID event) {
        try {
            return json.writeValueAsString(feed.envelope(feed.get(event)));
        } catch (NotFound e) {
            return null;
        }
    }

    private static List<Tab> tabs(Ui ui, EndpointId webhook, @Nullable DeliveryState wanted) {
        var address = "/webhooks/" + webhook;
        return Stream.concat(
                        Stream.of(new Tab(ui.t("events.all"), address, null, wanted == null)),
                        Stream.of(DeliveryState.WAITING, DeliveryState.DELIVERED, DeliveryState.DEAD)
                                .map(state -> new Tab(
                                        ui.t("events.deliveries." + state.name().toLowerCase(Locale.ROOT)),
                                        address + "?state=" + state.name(),
                                        null,
                                        state == wanted)))
                .toList();
    }

    private static @Nullable DeliveryState state(String text) {
        return Given.constant(DeliveryState.class, text);
    }
}
