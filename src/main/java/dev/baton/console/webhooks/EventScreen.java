package dev.baton.console.webhooks;

import dev.baton.console.Chip;
import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Ui;
import dev.baton.events.Catalogue;
import dev.baton.events.Endpoint;
import dev.baton.events.FeedEvent;
import dev.baton.events.FeedQueries;
import dev.baton.events.KafkaStatus;
import dev.baton.events.WebhookQueries;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The feed, newest first, as programs see it. */
@Controller
@Access("events")
class EventScreen {

    private static final UUID NOBODY = new UUID(0, 0);

    private final FeedQueries feed;
    private final WebhookQueries webhooks;
    private final OrderQueries orders;
    private final KafkaStatus kafka;
    private final JsonMapper json;

    EventScreen(FeedQueries feed, WebhookQueries webhooks, OrderQueries orders, KafkaStatus kafka, JsonMapper json) {
        this.feed = feed;
        this.webhooks = webhooks;
        this.orders = orders;
        this.kafka = kafka;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /** What the address asks for. */
    record Asked(String q, String type) {

        Asked {
            q = Objects.requireNonNullElse(q, "");
            type = Objects.requireNonNullElse(type, "");
        }

        @Nullable
        String wanted() {
            return type.isBlank() ? null : type;
        }
    }

    @GetMapping(path = "/events", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var subject = subject(asked.q());
        Export.<FeedEvent>of(ui, "events")
                .column(ui.t("events.type"), FeedEvent::type)
                .column(ui.t("events.about"), FeedEvent::subject)
                .column(ui.t("events.sequence"), FeedEvent::sequence)
                .column(ui.t("events.happened"), FeedEvent::happenedAt)
                .column(ui.t("export.published"), FeedEvent::publishedAt)
                .column(ui.t("events.event"), event -> event.id().toString())
                .column(ui.t("export.data"), event -> event.data().toString())
                .write(export, response, request -> feed.list(asked.wanted(), subject, null, request));
    }

    @GetMapping("/events")
    ModelAndView list(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var type = asked.type();
        var page = feed.list(asked.wanted(), subject(asked.q()), null, PageRequest.of(null, cursor));
        var chips = new ArrayList<Chip>();
        if (!type.isBlank()) {
            chips.add(new Chip(ui.t("events.type"), type, ui.with("type", null)));
        }
        var model = new HashMap<String, @Nullable Object>();
        model.put("tabs", WebhookWords.tabs(ui, null));
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", asked.q());
        model.put("type", type);
        model.put("chips", chips);
        model.put("kafka", kafka.isOn() ? kafkaWords(ui) : null);
        model.put("kafkaTrouble", kafka.problem() != null);
        model.put(
                "types",
                Catalogue.all().stream()
                        .map(each -> new Choice(each.type(), each.type()))
                        .toList());
        return new ModelAndView("console/webhooks/events", model);
    }

    @GetMapping("/events/{event}")
    ModelAndView show(Ui ui, @PathVariable UUID event) {
        var found = feed.get(event);
        var model = new HashMap<String, @Nullable Object>();
        model.put("event", found);
        model.put("payload", json.writeValueAsString(feed.envelope(found)));
        boolean may = ui.may("webhooks:read");
        model.put(
                "deliveries",
                may
                        ? webhooks.deliveries(null, null, event, PageRequest.first(50))
                                .data()
                        : List.of());
        model.put(
                "names",
                may ? webhooks.endpoints().stream().collect(Collectors.toMap(Endpoint::id, Endpoint::name)) : Map.of());
        return new ModelAndView("console/webhooks/event", model);
    }

    private String kafkaWords(Ui ui) {
        long lag = kafka.lag();
        return lag == 0 ? ui.t("events.kafka.current") : ui.n("events.kafka.behind", lag);
    }

    /** An order by its number; what is not found finds nothing. */
    private @Nullable UUID subject(String words) {
        return words.isBlank()
                ? null
                : orders.byNumber(words.strip().toUpperCase(Locale.ROOT))
                        .map(OrderId::value)
                        .orElse(NOBODY);
    }
}
