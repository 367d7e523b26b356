package dev.baton.console.shipping;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.InvoiceRow;
import dev.baton.console.Moment;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.orders.Hold;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentView;
import dev.baton.shipping.TrackingEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One shipment: where it is, with whom and why, what lies in its packages, and everything that was seen of it. */
@Controller
@Access("shipments")
class ShipmentScreen {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final ShipmentLookUp lookUp;
    private final ShipmentQueries shipments;
    private final OrderQueries orders;
    private final SiteQueries sites;
    private final BillingQueries billing;
    private final Clock clock;

    ShipmentScreen(
            ShipmentLookUp lookUp,
            ShipmentQueries shipments,
            OrderQueries orders,
            SiteQueries sites,
            BillingQueries billing,
            Clock clock) {
        this.lookUp = lookUp;
        this.shipments = shipments;
        this.orders = orders;
        this.sites = sites;
        this.billing = billing;
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
        model.put("reasons", reasons(ui, shipment, order));
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

    /** Why each button cannot be pressed; those that can are absent. */
    private static Map<String, String> reasons(Ui ui, ShipmentView shipment, OrderView order) {
        var reasons = new HashMap<String, String>();
        if (shipment.labelledAt() == null) {
            reasons.put("dispatch", ui.t("shipping.why-not.no-label"));
            reasons.put("label", ui.t("shipping.why-not.no-label"));
        }
        if (order.onHold()) {
            reasons.put(
                    "dispatch",
                    ui.t(
                            "shipping.why-not.on-hold",
                            order.holds().stream()
                                    .filter(Hold::isActive)
                                    .map(hold -> ui.t("orders.hold." + hold.reason()))
                                    .distinct()
                                    .collect(Collectors.joining(", "))));
        }
        if (!ui.may("shipments:write")) {
            List.of("dispatch", "void", "again", "tell")
                    .forEach(what -> reasons.put(what, ui.t("shipping.why-not.not-allowed")));
        }
        return reasons;
    }

    /** Newest first: what was seen on the way, and what happened to it in the house. */
    private List<Moment> moments(Ui ui, ShipmentView shipment, Site site) {
        var ours = new ArrayList<Moment>();
        ours.add(moment(ui, shipment.createdAt(), "package", Tone.NEUTRAL, "prepared", shipment.createdBy()));
        if (shipment.labelledAt() != null) {
            ours.add(moment(ui, shipment.labelledAt(), "barcode", Tone.NEUTRAL, "labelled", shipment.carrierName()));
        }
        if (shipment.dispatchedAt() != null) {
            ours.add(new Moment(
                    shipment.dispatchedAt(),
                    "package-export",
                    Tone.MOVING,
                    ui.t("shipping.happened.left", site.name()),
                    null,
                    null));
        }
        if (shipment.voidedAt() != null) {
            ours.add(moment(ui, shipment.voidedAt(), "ban", Tone.NEUTRAL, "voided", null));
        }
        var seen = shipments.tracking(shipment.id()).stream().map(event -> seen(ui, shipment, event));
        return Stream.concat(ours.stream(), seen)
                .sorted(Comparator.comparing(Moment::at).reversed())
                .toList();
    }

    private static Moment moment(Ui ui, Instant at, String icon, Tone tone, String what, @Nullable String who) {
        return new Moment(at, icon, tone, ui.t("shipping.happened." + what), who, null);
    }

    private static Moment seen(Ui ui, ShipmentView shipment, TrackingEvent event) {
        var what = new ArrayList<String>();
        what.add(ui.t("shipping.code." + event.code()));
        if (event.place() != null) {
            what.add(event.place());
        }
        if (event.trackingNumber() != null && shipment.packages().size() > 1) {
            shipment.packages().stream()
                    .filter(box -> event.trackingNumber().equals(box.trackingNumber()))
                    .findFirst()
                    .ifPresent(box -> what.add(ui.t("shipping.package-no", box.number())));
        }
        if (event.estimatedOn() != null) {
            what.add(ui.t("shipping.now-expected", ui.date(event.estimatedOn())));
        }
        var words = event.words();
        return new Moment(
                event.at(),
                ShippingWords.icon(event.code()),
                ShippingWords.tone(event.code()),
                String.join(" · ", what) + (words == null ? "" : " “" + words + "”"),
                event.receivedFrom(),
                null);
    }
}
