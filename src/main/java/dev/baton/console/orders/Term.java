package dev.baton.console.orders;

import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.console.customers.CustomerWords;
import dev.baton.customers.ComplianceTerms;
import dev.baton.customers.ComplianceTerms.ArrivesEarly;
import dev.baton.customers.ComplianceTerms.ArrivesLate;
import dev.baton.customers.ComplianceTerms.BelowAmount;
import dev.baton.customers.ComplianceTerms.BelowUnits;
import dev.baton.customers.ComplianceTerms.Breach;
import dev.baton.customers.ComplianceTerms.Window;
import dev.baton.orders.OrderView;
import dev.baton.orders.TermsCheck;
import dev.baton.shipping.ShipmentStatus;
import dev.baton.shipping.ShipmentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that the customer demands of an order, and whether it is kept.
 *
 * @param verdict in words
 * @param demand what is demanded, with its figures
 */
public record Term(Tone tone, String icon, String what, String verdict, String demand) {

    /** @param shipments of the order */
    static List<Term> of(Ui ui, ComplianceTerms terms, OrderView order, List<ShipmentView> shipments) {
        var said = new ArrayList<Term>();
        if (terms.isNone()) {
            return said;
        }
        var breaches = TermsCheck.breaches(terms, order);
        window(ui, terms, order, shipments, breaches).ifPresent(said::add);
        minimum(ui, terms, breaches).ifPresent(said::add);
        guide(ui, terms, order, shipments).ifPresent(said::add);
        if (terms.ssccLabels()) {
            said.add(labels(ui, shipments));
        }
        if (terms.partNumbersOnSlip()) {
            said.add(slip(ui, shipments));
        }
        return said;
    }

    private static Optional<Term> window(
            Ui ui, ComplianceTerms terms, OrderView order, List<ShipmentView> shipments, List<Breach> breaches) {
        var what = ui.t("orders.terms.window");
        if (terms.daysBefore() == null && terms.daysAfter() == null) {
            return Optional.empty();
        }
        var window = terms.window(order.requestedOn()).orElse(null);
        if (window == null) {
            return Optional.of(new Term(
                    Tone.NEUTRAL, "minus", what, ui.t("orders.terms.off"), ui.t("orders.terms.window.no-day")));
        }
        var outside = outside(ui, shipments, window);
        if (outside.isPresent()) {
            return Optional.of(judged(ui, what, true, days(ui, window) + " " + outside.get()));
        }
        var broken =
                breaches.stream().anyMatch(breach -> breach instanceof ArrivesEarly || breach instanceof ArrivesLate);
        if (!broken && order.promisedOn() == null) {
            return Optional.of(new Term(Tone.NEUTRAL, "hourglass", what, ui.t("orders.terms.open"), days(ui, window)));
        }
        return Optional.of(judged(ui, what, broken, days(ui, window)));
    }

    /** What has left and arrives when the customer does not take it, in words. */
    private static Optional<String> outside(Ui ui, List<ShipmentView> shipments, Window window) {
        for (var shipment : standing(shipments)) {
            var arrives = shipment.estimatedOn();
            if (!shipment.status().isInHouse()
                    && arrives != null
                    && (window.isBeforeOpening(arrives) || window.isAfterClosing(arrives))) {
                return Optional.of(ui.t("orders.terms.window.arrives", shipment.number(), ui.date(arrives)));
            }
        }
        return Optional.empty();
    }

    private static String days(Ui ui, Window window) {
        if (window.opens() == null) {
            return window.closes() == null ? "" : ui.t("orders.terms.window.until", ui.date(window.closes()));
        }
        return window.closes() == null
                ? ui.t("orders.terms.window.from", ui.date(window.opens()))
                : ui.t("orders.terms.window.between", ui.date(window.opens()), ui.date(window.closes()));
    }

    private static Optional<Term> minimum(Ui ui, ComplianceTerms terms, List<Breach> breaches) {
        var least = CustomerWords.minimum(ui, terms);
        if (least.isEmpty()) {
            return Optional.empty();
        }
        var figures = new ArrayList<String>();
        breaches.forEach(breach -> {
            switch (breach) {
                case BelowAmount(var goods, var _) -> figures.add(ui.money(goods));
                case BelowUnits(var units, var _) -> figures.add(ui.n("orders.units-of", units));
                case ArrivesEarly _, ArrivesLate _ -> {}
            }
        });
        var demand = ui.t("orders.terms.minimum.least", least.get());
        return Optional.of(judged(
                ui,
                ui.t("orders.terms.minimum"),
                !figures.isEmpty(),
                figures.isEmpty()
                        ? demand
                        : demand + " " + ui.t("orders.terms.minimum.is", String.join(" · ", figures))));
    }

    private static Optional<Term> guide(Ui ui, ComplianceTerms terms, OrderView order, List<ShipmentView> shipments) {
        if (terms.routes().isEmpty()) {
            return Optional.empty();
        }
        var what = ui.t("orders.terms.guide");
        var demand = terms.allowed(order.shipTo().country(), order.shipTo().region(), weight(order))
                .map(services -> ui.t("orders.terms.guide.allows", String.join(", ", services)))
                .orElse(ui.t("orders.terms.guide.silent"));
        var standing = standing(shipments);
        boolean broken =
                standing.stream().anyMatch(shipment -> shipment.choice().isOverridden());
        return Optional.of(
                standing.isEmpty()
                        ? new Term(Tone.NEUTRAL, "truck", what, ui.t("orders.terms.by-itself"), demand)
                        : judged(ui, what, broken, demand));
    }

    /** Of all that is owed, in grams and without its packaging. */
    private static long weight(OrderView order) {
        return order.lines().stream()
                .mapToLong(line -> line.weightGrams() * line.quantities().owed())
                .sum();
    }

    private static Term labels(Ui ui, List<ShipmentView> shipments) {
        var what = ui.t("orders.terms.labels");
        var boxes = standing(shipments).stream()
                .flatMap(shipment -> shipment.packages().stream())
                .toList();
        long printed =
                boxes.stream().filter(box -> box.labelPrintedAt() != null).count();
        if (boxes.isEmpty()) {
            return new Term(
                    Tone.NEUTRAL, "barcode", what, ui.t("orders.terms.by-itself"), ui.t("orders.terms.labels.text"));
        }
        return printed == boxes.size()
                ? judged(ui, what, false, ui.t("orders.terms.labels.text"))
                : new Term(
                        Tone.WAITING,
                        "barcode",
                        what,
                        ui.t("orders.terms.open"),
                        ui.t("orders.terms.labels.printed", ui.quantity(printed), ui.quantity(boxes.size())));
    }

    private static Term slip(Ui ui, List<ShipmentView> shipments) {
        var what = ui.t("orders.terms.slip");
        var demand = ui.t("orders.terms.slip.text");
        return standing(shipments).isEmpty()
                ? new Term(Tone.NEUTRAL, "file-text", what, ui.t("orders.terms.by-itself"), demand)
                : judged(ui, what, false, demand);
    }

    private static List<ShipmentView> standing(List<ShipmentView> shipments) {
        return shipments.stream()
                .filter(shipment -> shipment.status() != ShipmentStatus.VOIDED)
                .toList();
    }

    private static Term judged(Ui ui, String what, boolean broken, String demand) {
        return broken
                ? new Term(Tone.WAITING, "alert-circle", what, ui.t("orders.terms.broken"), demand)
                : new Term(Tone.DONE, "check", what, ui.t("orders.terms.kept"), demand);
    }
}
