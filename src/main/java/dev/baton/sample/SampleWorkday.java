package dev.baton.sample;

import dev.baton.billing.OverrideCredit;
import dev.baton.catalog.Sku;
import dev.baton.inventory.InventoryQueries;
import dev.baton.inventory.ReceiveStock;
import dev.baton.network.SiteCode;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.ReleaseHold;
import dev.baton.platform.data.PageRequest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is done in the morning: goods come in, and somebody looks after what is on hold. */
@Component
class SampleWorkday {

    private static final Set<DayOfWeek> DELIVERY_DAYS = EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
    private static final double RELEASED = 0.45;
    private static final double CANCELLED = 0.55;
    private static final double LET_GO = 0.2;

    private final ReceiveStock receiveStock;
    private final InventoryQueries inventory;
    private final OrderQueries orders;
    private final ReleaseHold releaseHold;
    private final CancelOrder cancelOrder;
    private final SampleWorklist desk;
    private final OverrideCredit overrideCredit;

    SampleWorkday(
            ReceiveStock receiveStock,
            InventoryQueries inventory,
            OrderQueries orders,
            ReleaseHold releaseHold,
            CancelOrder cancelOrder,
            SampleWorklist desk,
            OverrideCredit overrideCredit) {
        this.receiveStock = receiveStock;
        this.inventory = inventory;
        this.orders = orders;
        this.releaseHold = releaseHold;
        this.cancelOrder = cancelOrder;
        this.desk = desk;
        this.overrideCredit = overrideCredit;
    }

    /** Fills up what has run low, but for what is said to be on its way and has not come. */
    void restock(int day, LocalDate date) {
        if (!DELIVERY_DAYS.contains(date.getDayOfWeek())) {
            return;
        }
        var awaited =
                Sheet.rows("expected").stream().map(row -> row.text("sku")).collect(Collectors.toSet());
        var kept = Sheet.rows("stock").stream()
                .filter(row -> row.number("quantity") > 0 && !awaited.contains(row.text("sku")))
                .filter(row -> !Assortment.isKeptStill(Sku.of(row.text("sku"))))
                .toList();
        var availability = inventory.availability(
                kept.stream().map(row -> Sku.of(row.text("sku"))).collect(Collectors.toSet()));
        var deliveries = new TreeMap<SiteCode, List<ReceiveStock.Line>>();
        for (var row : kept) {
            var sku = Sku.of(row.text("sku"));
            var site = new SiteCode(row.text("site"));
            long available = availableAt(Objects.requireNonNull(availability.get(sku)), site);
            if (available * 2 < row.number("quantity")) {
                deliveries
                        .computeIfAbsent(site, _ -> new ArrayList<>())
                        .add(new ReceiveStock.Line(sku, row.number("quantity") - available, null, null));
            }
        }
        deliveries.forEach((site, lines) ->
                receiveStock.handle(new ReceiveStock.Command(site, "DN-%d-%s".formatted(4000 + day, site), lines)));
    }

    private static long availableAt(InventoryQueries.Availability availability, SiteCode site) {
        return availability.sites().stream()
                .filter(place -> place.site().equals(site))
                .mapToLong(InventoryQueries.AtSite::available)
                .sum();
    }

    /** Nearly half of what is on hold is cleared on a day; one in ten comes to nothing. */
    void clearHolds(int day) {
        var held =
                orders.list(OrderFilter.all().with(List.of(OrderStatus.ON_HOLD)), PageRequest.first(PageRequest.MOST));
        for (var row : held.data()) {
            double share = Draw.of(day, row.number()).share();
            if (row.holds().contains(HoldReason.CREDIT)) {
                decideCredit(row, share);
                continue;
            }
            if (share < RELEASED) {
                release(row);
            } else if (share < CANCELLED) {
                var reason = row.holds().contains(HoldReason.PAYMENT)
                        ? CancelReason.PAYMENT_FAILED
                        : row.holds().contains(HoldReason.FRAUD)
                                ? CancelReason.FRAUD
                                : CancelReason.CUSTOMER_CHANGED_MIND;
                cancelOrder.handle(new CancelOrder.Command(row.id(), Map.of(), reason, null, null));
            }
        }
    }

    /** Most wait until their customer has paid; some are let go. */
    private void decideCredit(OrderRow row, double share) {
        if (share < LET_GO) {
            overrideCredit.handle(
                    new OverrideCredit.Command(row.id(), "A good customer; accounts have the bank's confirmation"));
        }
    }

    /** From the worklist, where it is on it, so that it is known why it was held. */
    private void release(OrderRow row) {
        for (var hold : orders.get(row.id()).holds()) {
            if (hold.isActive() && !desk.release(row.id(), hold, note(hold.reason()))) {
                releaseHold.handle(new ReleaseHold.Command(row.id(), hold.id(), note(hold.reason()), null));
            }
        }
    }

    private static String note(HoldReason reason) {
        return switch (reason) {
            case ADDRESS -> "The customer confirmed the address by telephone";
            case PAYMENT -> "Paid with another card";
            case FRAUD -> "Looked at: a present to the family abroad";
            case CUSTOMER_REQUEST -> "The customer confirmed the date";
            case CREDIT, PRICE, DUPLICATE, STOCK, RETURN, DENIED_PARTY, DISCOUNT, EXPEDITE, COMPLIANCE, OTHER ->
                "Cleared with the customer";
        };
    }
}
