package dev.baton.console.webhooks;

import dev.baton.console.Export;
import dev.baton.console.Tab;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.events.Catalogue;
import dev.baton.events.Circuit;
import dev.baton.events.DeliveryState;
import dev.baton.events.DeliveryView;
import dev.baton.events.Endpoint;
import dev.baton.events.EndpointId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the screens name what becomes of events. */
public final class WebhookWords {

    private WebhookWords() {}

    static List<Tab> tabs(Ui ui, @Nullable Long dead) {
        var tabs = new ArrayList<Tab>();
        if (ui.may("webhooks:read")) {
            boolean isDead = ui.path().startsWith("/webhooks/dead");
            tabs.add(new Tab(
                    ui.t("events.endpoints"), "/webhooks", null, ui.path().startsWith("/webhooks") && !isDead));
            tabs.add(new Tab(ui.t("events.dead"), "/webhooks/dead", dead, isDead));
        }
        if (ui.may("events:read")) {
            tabs.add(new Tab(ui.t("events.feed"), "/events", null, ui.path().startsWith("/events")));
        }
        return tabs;
    }

    public static Tone tone(Endpoint endpoint, Circuit circuit) {
        if (!endpoint.enabled()) {
            return endpoint.disabledReason() == Endpoint.DisabledReason.BY_HAND ? Tone.NEUTRAL : Tone.URGENT;
        }
        if (circuit.failingSince() != null) {
            return Tone.URGENT;
        }
        return circuit.lastSuccessAt() == null ? Tone.NEUTRAL : Tone.DONE;
    }

    public static String state(Ui ui, Endpoint endpoint, Circuit circuit) {
        if (!endpoint.enabled()) {
            return ui.t("events.state.disabled");
        }
        if (circuit.failingSince() != null) {
            return ui.t("events.state.failing");
        }
        return ui.t(circuit.lastSuccessAt() == null ? "events.state.unused" : "events.state.well");
    }

    /** Why it is in that state; null when there is nothing to say. */
    public static @Nullable String reason(Ui ui, Endpoint endpoint, Circuit circuit) {
        var disabled = endpoint.disabledReason();
        if (disabled != null) {
            return ui.t("events.disabled." + disabled.name().toLowerCase(Locale.ROOT));
        }
        return circuit.failingSince() == null ? null : error(ui, circuit.lastError());
    }

    public static @Nullable Instant since(Endpoint endpoint, Circuit circuit) {
        return endpoint.enabled() ? circuit.failingSince() : endpoint.disabledAt();
    }

    public static Tone tone(DeliveryView delivery) {
        return switch (delivery.state()) {
            case WAITING -> delivery.attempts() == 0 ? Tone.MOVING : Tone.WAITING;
            case DELIVERED -> Tone.DONE;
            case DEAD -> Tone.URGENT;
            case ABANDONED -> Tone.NEUTRAL;
        };
    }

    public static String state(Ui ui, DeliveryView delivery) {
        return delivery.state() == DeliveryState.WAITING && delivery.attempts() == 0
                ? ui.t("events.delivery.new")
                : ui.t("events.delivery." + delivery.state().name().toLowerCase(Locale.ROOT));
    }

    public static String cause(Ui ui, DeliveryView delivery) {
        return ui.t("events.cause." + delivery.cause().name().toLowerCase(Locale.ROOT));
    }

    /** What went wrong, in the reader's language as far as there are words for it. */
    public static @Nullable String error(Ui ui, @Nullable String error) {
        if (error == null) {
            return null;
        }
        if (error.equals("the name cannot be resolved")) {
            return ui.t("events.error.name");
        }
        if (error.equals("nobody listens there")) {
            return ui.t("events.error.nobody");
        }
        if (error.startsWith("no answer within")) {
            return ui.t("events.error.silence");
        }
        if (error.startsWith("forbidden: ")) {
            return ui.t("events.error.forbidden");
        }
        if (error.matches("answered [0-9]+.*")) {
            return ui.t("events.error.answered", error.substring(9, 12));
        }
        return ui.t("events.error.broken");
    }

    /** Deliveries as a file. */
    static Export<DeliveryView> export(Ui ui, Map<EndpointId, String> names) {
        return Export.<DeliveryView>of(ui, "deliveries")
                .column(ui.t("events.type"), DeliveryView::type)
                .column(ui.t("events.endpoint"), row -> names.get(row.endpoint()))
                .column(ui.t("events.event"), row -> row.event().toString())
                .column(ui.t("events.state"), row -> state(ui, row))
                .column(ui.t("export.reason"), row -> cause(ui, row))
                .column(ui.t("events.answer"), row -> row.error() == null ? row.status() : error(ui, row.error()))
                .column(ui.t("events.attempts"), DeliveryView::attempts)
                .column(ui.t("events.latency") + " (ms)", DeliveryView::millis)
                .column(ui.t("events.created"), DeliveryView::createdAt)
                .column(ui.t("export.finished"), DeliveryView::finishedAt);
    }

    /** What an endpoint wants, in a few words. */
    public static String wants(Ui ui, Endpoint endpoint) {
        return endpoint.types().isEmpty() ? ui.t("events.everything") : String.join(", ", endpoint.types());
    }

    /** All types, by what they happen to. */
    public static Map<String, List<String>> groups() {
        var groups = new LinkedHashMap<String, List<String>>();
        Catalogue.all()
                .forEach(type -> groups.computeIfAbsent(
                                type.type().substring(0, type.type().indexOf('.')), _ -> new ArrayList<>())
                        .add(type.type()));
        return groups;
    }
}
