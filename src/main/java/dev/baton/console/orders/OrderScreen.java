package dev.baton.console.orders;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.billing.InvoiceRow;
import dev.baton.billing.PaymentFilter;
import dev.baton.billing.PaymentView;
import dev.baton.console.Choice;
import dev.baton.console.Ui;
import dev.baton.console.billing.OrderCash;
import dev.baton.console.notes.Talks;
import dev.baton.customers.ComplianceQueries;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.notifications.MessageFilter;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.TrackingLinks;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOwners;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.Quantities;
import dev.baton.orders.Stage;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import dev.baton.returns.ReturnFilter;
import dev.baton.returns.ReturnQueries;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentView;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One order: what is going on with it and why, its money, its holds, and everything that happened to it. */
@Controller
@Access("orders")
@WithinScope(OrderId.class)
class OrderScreen {

    private static final int MOMENTS = 100;

    private final OrderLookUp lookUp;
    private final OrderQueries orders;
    private final SiteQueries sites;
    private final BillingQueries billing;
    private final FulfilmentQueries fulfilment;
    private final ShipmentQueries shipments;
    private final TrackingLinks links;
    private final ReturnQueries returns;
    private final MessageQueries messages;
    private final CreditQueries credit;
    private final HoldOwners owners;
    private final Talks talks;
    private final CustomFieldQueries fields;
    private final ComplianceQueries compliance;
    private final Clock clock;

    OrderScreen(
            OrderLookUp lookUp,
            OrderQueries orders,
            SiteQueries sites,
            BillingQueries billing,
            FulfilmentQueries fulfilment,
            ShipmentQueries shipments,
            TrackingLinks links,
            ReturnQueries returns,
            MessageQueries messages,
            CreditQueries credit,
            HoldOwners owners,
            Talks talks,
            CustomFieldQueries fields,
            ComplianceQueries compliance,
            Clock clock) {
        this.lookUp = lookUp;
        this.orders = orders;
        this.sites = sites;
        this.billing = billing;
        this.fulfilment = fulfilment;
        this.shipments = shipments;
        this.links = links;
        this.returns = returns;
        this.messages = messages;
        this.credit = credit;
        this.owners = owners;
        this.talks = talks;
        this.fields = fields;
        this.compliance = compliance;
        this.clock = clock;
    }

    @GetMapping("/orders/{order}")
    ModelAndView show(Ui ui, @PathVariable("order") String name) {
        var order = lookUp.get(name);
        var model = facts(ui, order);
        model.put("holdParts", HoldPart.choices(ui, order));
        model.put("sourcing", orders.sourcing(order.id()));
        model.put("moments", new Story(ui).of(timeline(order.id())));
        model.put("invoices", invoices(ui, order.id()));
        model.put("payments", payments(ui, order.id()));
        model.put("cash", OrderCash.of(ui, billing, order.id()));
        model.put("reasons", reasons(ui, order));
        model.put("talk", talks.of(order.id()));
        model.put("fields", fields.known());
        model.put(
                "people",
                ui.may("orders:write")
                        ? owners.names().stream()
                                .map(each -> new Choice(each, each))
                                .toList()
                        : List.of());
        var gone = ui.may("shipments:read") ? shipments.ofOrder(order.id()) : List.<ShipmentView>of();
        var floors = floors(ui, order, gone);
        model.put("floors", floors);
        model.put("shipments", gone);
        model.put("terms", Term.of(ui, compliance.known(order.customer()), order, gone));
        model.put("next", next(ui, order, floors));
        if (ui.may("returns:read")) {
            model.put(
                    "returns",
                    returns.list(ReturnFilter.of(order.id()), PageRequest.first(20))
                            .data());
            model.put(
                    "claims",
                    returns.claims(null, null, order.id(), null, PageRequest.first(20))
                            .data());
        }
        model.put(
                "messages",
                ui.may("messages:read")
                        ? messages.list(MessageFilter.of(order.id()), PageRequest.first(20))
                                .data()
                        : List.of());
        var customer = order.customer();
        if (customer != null && ui.may("credit:read") && order.holds().stream().anyMatch(Hold::isCreditCheck)) {
            model.put("credit", credit.of(customer));
        }
        links.current(order.id()).ifPresent(link -> {
            model.put("trackingLink", link);
            model.put("trackingOpen", link.isOpen(clock.instant()));
        });
        return new ModelAndView("console/orders/order", model);
    }

    /** Beside the list, and without what takes long to read. */
    @GetMapping("/orders/{order}/glance")
    ModelAndView glance(Ui ui, @PathVariable("order") String name) {
        return new ModelAndView("console/orders/glance", facts(ui, lookUp.get(name)));
    }

    private List<Floor> floors(Ui ui, OrderView order, List<ShipmentView> gone) {
        if (!ui.may("fulfilment:read")) {
            return List.of();
        }
        var network = sites.list().stream().collect(Collectors.toMap(Site::code, Function.identity()));
        var waits = Sentence.waitsForRest(order)
                ? ui.n("orders.floor.waits-for-rest", order.units(Quantities::backordered))
                : null;
        return fulfilment.ofOrder(order.id()).stream()
                .map(work -> Floor.of(ui, work, network.get(work.site()), gone, waits, clock.instant()))
                .toList();
    }

    /** What moves the order on: on the floor, at the dock, or, when it is gone, its money. */
    private Optional<NextStep> next(Ui ui, OrderView order, List<Floor> floors) {
        if (order.onHold()) {
            return Optional.empty();
        }
        return NextStep.first(floors)
                .or(() -> billing.money(order.id()).balance().isPositive()
                        ? Optional.of(
                                NextStep.of(ui, NextStep.Kind.PAY, "/payments/new?target=" + order.number(), null))
                        : Optional.empty());
    }

    private List<PaymentView> payments(Ui ui, OrderId order) {
        return ui.may("payments:read")
                ? billing.payments(PaymentFilter.of(order), PageRequest.first(20))
                        .data()
                : List.of();
    }

    private Map<String, Object> facts(Ui ui, OrderView order) {
        var network = sites.list();
        var model = new HashMap<String, Object>();
        model.put("order", order);
        model.put("sentence", new Sentence(ui, order, network, clock).text());
        model.put("why", new Why(ui, network, order.currency()));
        model.put("money", Optional.of(billing.money(order.id())));
        model.put("today", LocalDate.now(clock.withZone(ui.zone())));
        return model;
    }

    private List<dev.baton.orders.TimelineEntry> timeline(OrderId order) {
        return orders.timeline(order, PageRequest.first(MOMENTS)).data();
    }

    private List<InvoiceRow> invoices(Ui ui, OrderId order) {
        return ui.may("invoices:read")
                ? billing.invoices(InvoiceFilter.of(order), PageRequest.first(20))
                        .data()
                : List.of();
    }

    /** Why each button cannot be pressed; those that can are absent. */
    private static Map<String, String> reasons(Ui ui, OrderView order) {
        var reasons = new HashMap<String, String>();
        put(reasons, "hold", ui, Bulk.Action.HOLD.obstacle(order));
        put(reasons, "cancel", ui, whyNotCancelled(order));
        put(reasons, "amend", ui, whyNotAmended(order));
        if (!ui.seesAllFields()) {
            reasons.put("amend", ui.t("orders.why.hidden-fields"));
        }
        if (!ui.may("orders:write")) {
            List.of("hold", "cancel", "amend").forEach(what -> reasons.put(what, ui.t("orders.why.not-allowed")));
        }
        return reasons;
    }

    private static void put(Map<String, String> reasons, String what, Ui ui, @Nullable String obstacle) {
        if (obstacle != null) {
            reasons.put(what, ui.t(obstacle));
        }
    }

    private static @Nullable String whyNotCancelled(OrderView order) {
        if (order.stage() == Stage.CANCELLED) {
            return "orders.why.already-cancelled";
        }
        return order.units(Quantities::open) == 0 ? "orders.why.nothing-to-cancel" : null;
    }

    static @Nullable String whyNotAmended(OrderView order) {
        if (order.stage() != Stage.OPEN) {
            return "orders.why.over";
        }
        return order.units(Quantities::open) == order.units(Quantities::owed) ? null : "orders.why.under-way";
    }
}
