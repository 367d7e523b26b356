package dev.baton.console.shipping;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.InvoiceRow;
import dev.baton.console.Moment;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.console.orders.Look;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.orders.Hold;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import dev.baton.shipping.Demands;
import dev.baton.shipping.DispatchShipment;
import dev.baton.shipping.DispatchShipment.AgainstTerms;
import dev.baton.shipping.ShipPackages;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentView;
import dev.baton.shipping.TrackingEvent;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One shipment: where it is, with whom and why, what lies in its packages, and everything that was seen of it. */
@Controller
@Access("shipments")
@WithinScope(ShipmentId.class)
class ShipmentScreen {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final ShipmentLookUp lookUp;
    private final ShipmentQueries shipments;
    private final OrderQueries orders;
    private final SiteQueries sites;
    private final BillingQueries billing;
    private final Demands demands;
    private final Clock clock;

    ShipmentScreen(
            ShipmentLookUp lookUp,
            ShipmentQueries shipments,
            OrderQueries orders,
            SiteQueries sites,
            BillingQueries billing,
            Demands demands,
            Clock clock) {
        this.lookUp = lookUp;
        this.shipments = shipments;
        this.orders = orders;
        this.sites = sites;
        this.billing = billing;
        this.demands = demands;
        this.clock = clock;
    }

    @GetMapping("/shipments/{shipment}")
    ModelAndView show(Ui ui, @PathVariable("shipment") String name) {
        var shipment = lookUp.get(name);
        var site = sites.get(shipment.site());
        var order = orders.get(shipment.order());
        var model = new HashMap<String, @Nullable Object>();
        model.put("shipment", shipment);
        model.put("site", site);
        model.put("order", order);
        model.put("sentence", ShippingWords.sentence(ui, shipment, site.name()));
        model.put("steps", ShippingWords.steps(ui, shipment));
        model.put("moments", moments(ui, shipment, site));
        model.put("invoices", invoices(ui, shipment));
        var against = demands.of(shipment.id(), order);
        model.put("reasons", reasons(ui, shipment, order, against));
        model.put(
                "inTheWay",
                against.stream()
                        .findFirst()
                        .map(demand -> Departures.words(ui, demand))
                        .orElse(""));
        model.put(
                "early",
                ui.may("shipments:write")
                        && ui.may(ShipPackages.OVERRIDE_SCOPE)
                        && holdsOn(order, shipment).isEmpty()
                        && !against.isEmpty()
                        && against.stream().allMatch(demand -> demand instanceof DispatchShipment.TooEarly));
        model.put("held", !holdsOn(order, shipment).isEmpty());
        model.put("now", MINUTE.format(LocalDateTime.ofInstant(clock.instant(), ui.zone())));
        return new ModelAndView("console/shipping/shipment", model);
    }

    private List<InvoiceRow> invoices(Ui ui, ShipmentView shipment) {
        return ui.may("invoices:read")
                ? billing
                        .invoices(InvoiceFilter.of(shipment.order()), PageRequest.first(PageRequest.MOST))
                        .data()
                        .stream()
                        .filter(invoice -> invoice.shipmentNumber().equals(shipment.number()))
                        .toList()
                : List.of();
    }

    /** The holds that keep it from leaving. */
    private static List<Hold> holdsOn(OrderView order, ShipmentView shipment) {
        return order.holdsOn(
                shipment.site(),
                shipment.packages().stream()
                        .flatMap(box -> box.contents().stream())
                        .map(ShipmentView.ShipmentContent::line)
                        .collect(Collectors.toSet()));
    }

    /** Why each button cannot be pressed; those that can are absent. */
    private static Map<String, String> reasons(
            Ui ui, ShipmentView shipment, OrderView order, List<AgainstTerms> against) {
        var reasons = new HashMap<String, String>();
        if (shipment.labelledAt() == null) {
            reasons.put("dispatch", ui.t("shipping.why-not.no-label"));
            reasons.put("label", ui.t("shipping.why-not.no-label"));
        }
        var holds = holdsOn(order, shipment);
        if (!holds.isEmpty()) {
            reasons.put("dispatch", ui.t("shipping.why-not.on-hold", Look.reasons(ui, holds)));
        } else {
            against.stream().findFirst().ifPresent(demand -> reasons.put("dispatch", Departures.words(ui, demand)));
        }
        if (!ui.may("shipments:write")) {
            List.of("dispatch", "void", "again", "tell")
                    .forEach(what -> reasons.put(what, ui.t("shipping.why-not.not-allowed")));
        }
        return reasons;
    }

    /** The same thing seen of several packages at once. */
    private record Sighting(
            TrackingCode code,
            Instant at,
            @Nullable String place,
            @Nullable String words,
            String from) {

        static Sighting of(TrackingEvent event) {
            return new Sighting(event.code(), event.at(), event.place(), event.words(), event.receivedFrom());
        }
    }

    /** Newest first: what was seen on the way, and what happened to it in the house. */
    private List<Moment> moments(Ui ui, ShipmentView shipment, Site site) {
        var moments = new ArrayList<Moment>();
        var seen = new LinkedHashMap<Sighting, List<TrackingEvent>>();
        for (var event : shipments.tracking(shipment.id()).reversed()) {
            seen.computeIfAbsent(Sighting.of(event), _ -> new ArrayList<>()).add(event);
        }
        seen.forEach((sighting, events) -> moments.add(moment(ui, shipment, sighting, events)));
        add(moments, shipment.voidedAt(), "ban", ui.t("shipping.happened.voided"), null);
        add(moments, shipment.dispatchedAt(), "package-export", ui.t("shipping.happened.left", site.name()), null);
        add(moments, shipment.labelledAt(), "barcode", ui.t("shipping.happened.labelled"), shipment.carrierName());
        add(moments, shipment.createdAt(), "package", ui.t("shipping.happened.prepared"), shipment.createdBy());
        moments.sort(Comparator.comparing(Moment::at).reversed());
        return moments;
    }

    private static void add(
            List<Moment> moments, @Nullable Instant at, String icon, String what, @Nullable String who) {
        if (at != null) {
            moments.add(new Moment(at, icon, Tone.NEUTRAL, what, who, null));
        }
    }

    private static Moment moment(Ui ui, ShipmentView shipment, Sighting sighting, List<TrackingEvent> events) {
        var what = new ArrayList<String>();
        what.add(ui.t("shipping.code." + sighting.code()));
        if (sighting.place() != null) {
            what.add(sighting.place());
        }
        var boxes = boxes(shipment, events);
        if (boxes.size() == 1) {
            what.add(ui.t("shipping.package-no", boxes.getFirst()));
        } else if (!boxes.isEmpty()) {
            what.add(ui.t("shipping.some-packages", String.join(", ", boxes)));
        }
        events.stream()
                .map(TrackingEvent::estimatedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(day -> what.add(ui.t("shipping.now-expected", ui.date(day))));
        var words = sighting.words();
        return new Moment(
                sighting.at(),
                ShippingWords.icon(sighting.code()),
                ShippingWords.tone(sighting.code()),
                String.join(" · ", what) + (words == null ? "" : " “" + words + "”"),
                sighting.from(),
                null);
    }

    /** The numbers of the packages that are spoken of; none when it is all of them. */
    private static List<String> boxes(ShipmentView shipment, List<TrackingEvent> events) {
        var numbers = events.stream().map(TrackingEvent::trackingNumber).collect(Collectors.toSet());
        var spokenOf = shipment.packages().stream()
                .filter(box -> numbers.contains(box.trackingNumber()))
                .toList();
        return spokenOf.size() == shipment.packages().size()
                ? List.of()
                : spokenOf.stream().map(box -> String.valueOf(box.number())).toList();
    }
}
