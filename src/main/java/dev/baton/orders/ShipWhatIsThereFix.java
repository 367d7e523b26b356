package dev.baton.orders;

import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.PreviewAmendment.Previewed;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Splits an order that was to ship complete: what is there goes now, at the prices agreed, and the rest when it comes. */
@Component
@Order(1)
class ShipWhatIsThereFix implements Fix {

    private final OrderQueries orders;
    private final PreviewAmendment previewAmendment;
    private final AmendOrder amendOrder;

    ShipWhatIsThereFix(OrderQueries orders, PreviewAmendment previewAmendment, AmendOrder amendOrder) {
        this.orders = orders;
        this.previewAmendment = previewAmendment;
        this.amendOrder = amendOrder;
    }

    @Override
    public String code() {
        return "SHIP_WHAT_IS_THERE";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(OrderWork.WITHOUT_DATE, OrderWork.PROMISE_BROKEN, OrderWork.WAITS_LONG);
    }

    @Override
    public boolean suits(WorkItem item) {
        return orders.get(HeldOrder.idOf(item)).shippingPolicy() == ShippingPolicy.COMPLETE;
    }

    @Override
    public String permission() {
        return "orders:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        return switch (previewAmendment.handle(shipping(item, ShippingPolicy.PARTIAL))) {
            case Previewed previewed
            when previewed.after().units(Quantities::reserved) == 0 ->
                new NotNow(Sentence.of("worklist.fix.nothing-there"));
            case Previewed previewed -> new Possible(changes(previewed), List.of(), true);
            case AmendOrder.Refusal refusal -> new NotNow(refusal.sentence("worklist.fix.splits-already"));
        };
    }

    private static List<Sentence> changes(Previewed previewed) {
        var after = previewed.after();
        var changes = new ArrayList<Sentence>();
        changes.add(Sentence.of(
                "worklist.fix.will-split",
                after.number(),
                after.units(Quantities::reserved),
                after.units(Quantities::backordered)));
        if (previewed.before().units(Quantities::backordered) != after.units(Quantities::backordered)) {
            changes.add(Sentence.of(
                    "worklist.fix.will-wait-for",
                    previewed.before().units(Quantities::backordered),
                    after.units(Quantities::backordered)));
        }
        var total = previewed.before().money().currentTotal();
        var next = after.money().currentTotal();
        changes.add(
                total.equals(next)
                        ? Sentence.of("worklist.fix.same-total", total)
                        : Sentence.of("worklist.fix.other-total", next, total));
        return changes;
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return switch (amendOrder.handle(shipping(item, ShippingPolicy.PARTIAL))) {
            case OrderAmended _ -> {
                var order = orders.get(HeldOrder.idOf(item));
                yield new Done(
                        Sentence.of(
                                "worklist.fix.split",
                                order.number(),
                                order.units(Quantities::reserved),
                                order.units(Quantities::backordered)),
                        false,
                        Map.of());
            }
            case AmendOrder.Refusal refusal -> new Refused(refusal.sentence("worklist.fix.splits-already"));
        };
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        return switch (amendOrder.handle(shipping(item, ShippingPolicy.COMPLETE))) {
            case OrderAmended _ ->
                new Done(
                        Sentence.of(
                                "worklist.fix.together-again",
                                Objects.requireNonNull(item.order()).number()),
                        false,
                        null);
            case AmendOrder.Refusal refusal -> new Refused(refusal.sentence("worklist.fix.splits-already"));
        };
    }

    private static AmendOrder.Command shipping(WorkItem item, ShippingPolicy policy) {
        return new AmendOrder.Command(HeldOrder.idOf(item), null, null, null, null, null, policy, null, true, null);
    }
}
