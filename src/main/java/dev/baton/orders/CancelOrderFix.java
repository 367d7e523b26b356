package dev.baton.orders;

import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.platform.Invalid;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cancels what nobody on a floor has touched: all of the order, or of what waits for stock. */
@Component
@Order(9)
class CancelOrderFix implements Fix {

    private final OrderQueries orders;
    private final CancelOrder cancelOrder;

    CancelOrderFix(OrderQueries orders, CancelOrder cancelOrder) {
        this.orders = orders;
        this.cancelOrder = cancelOrder;
    }

    @Override
    public String code() {
        return "CANCEL_ORDER";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(
                OrderWork.ON_HOLD,
                OrderWork.UNPAID,
                OrderWork.WITHOUT_DATE,
                OrderWork.PROMISE_BROKEN,
                OrderWork.UNITS_SHORT,
                OrderWork.HELD_LONG,
                OrderWork.WAITS_LONG);
    }

    @Override
    public String permission() {
        return "orders:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var view = orders.get(HeldOrder.idOf(item));
        var units = open(view);
        if (units.isEmpty()) {
            return new NotNow(Sentence.of("worklist.fix.nothing-to-cancel"));
        }
        long count = units.values().stream().mapToLong(Long::longValue).sum();
        long staying = view.units(Quantities::owed) - view.units(Quantities::open);
        var changes = new ArrayList<Sentence>();
        changes.add(
                staying == 0
                        ? Sentence.of(
                                "worklist.fix.will-cancel-all",
                                view.number(),
                                count,
                                view.money().currentTotal())
                        : Sentence.of("worklist.fix.will-cancel", count, view.number(), staying));
        changes.add(Sentence.of("worklist.fix.stock-free"));
        return new Possible(
                changes,
                List.of(
                        Ask.choice(
                                "reason",
                                "orders.cancel-reason",
                                Arrays.stream(CancelReason.values())
                                        .map(Enum::name)
                                        .toList(),
                                usualReason(item).name()),
                        Ask.text("note", "worklist.ask.note", "")),
                false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var view = orders.get(HeldOrder.idOf(item));
        var units = open(view);
        if (units.isEmpty()) {
            return new Refused(Sentence.of("worklist.fix.nothing-to-cancel"));
        }
        var reason = reason(Objects.requireNonNullElse(given.get("reason"), ""));
        return switch (cancelOrder.handle(
                new CancelOrder.Command(view.id(), units, reason, HeldOrder.text(given.get("note")), null))) {
            case UnitsCancelled cancelled ->
                new Done(
                        Sentence.of(
                                "worklist.fix.cancelled",
                                cancelled.units().stream()
                                        .mapToLong(OrderEvent.Units::quantity)
                                        .sum(),
                                view.number()),
                        cancelled.whole() || !isHeld(item),
                        null);
            case CancelOrder.AlreadyCancelled _, CancelOrder.NothingToCancel _ ->
                new Refused(Sentence.of("worklist.fix.nothing-to-cancel"));
            case CancelOrder.TooLate _ -> new Refused(Sentence.of("worklist.fix.on-the-floor"));
        };
    }

    private static Map<LineId, Long> open(OrderView view) {
        return view.lines().stream()
                .filter(line -> line.quantities().open() > 0)
                .collect(Collectors.toMap(
                        OrderView.Line::id, line -> line.quantities().open()));
    }

    private static boolean isHeld(WorkItem item) {
        return item.kind().equals(OrderWork.ON_HOLD) || item.kind().equals(OrderWork.UNPAID);
    }

    private static CancelReason usualReason(WorkItem item) {
        return switch (item.kind()) {
            case OrderWork.ON_HOLD -> CancelReason.CUSTOMER_CHANGED_MIND;
            case OrderWork.UNPAID -> CancelReason.PAYMENT_FAILED;
            default -> CancelReason.OUT_OF_STOCK;
        };
    }

    private static CancelReason reason(String given) {
        return Arrays.stream(CancelReason.values())
                .filter(each -> each.name().equals(given))
                .findFirst()
                .orElseThrow(() -> new Invalid("reason", "is none of the reasons to cancel"));
    }
}
