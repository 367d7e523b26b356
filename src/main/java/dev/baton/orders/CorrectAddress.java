package dev.baton.orders;

import dev.baton.customers.Address;
import dev.baton.customers.VerifyAddress;
import dev.baton.customers.VerifyAddress.Complaint;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.platform.UseCase;
import java.util.List;

/**
 * The customer says where an order that waits for its address really goes. An address that can be delivered to is taken over and
 * lets the order go; any other is refused, with what is wrong with it, and changes nothing.
 *
 * <p>What a rule of the company holds stays held as long as the rule is true. An order that costs more at its new address waits for
 * somebody to look at the price, because the customer has not seen it.
 */
@UseCase
public class CorrectAddress {

    /** @param note why the hold is released, for the timeline */
    public record Command(OrderId order, Address shipTo, String note) {}

    public sealed interface Outcome {}

    /** @param isOnHold whether something else still keeps the order back */
    public record Corrected(OrderId order, boolean isOnHold) implements Outcome {}

    public record Doubtful(OrderId order, List<Complaint> complaints) implements Outcome {}

    /** It does not wait for its address, or is on its way already. */
    public record NotAsked(OrderId order) implements Outcome {}

    /** It has no price there, or the company's rules refuse it; a person has to look. */
    public record NotPossible(OrderId order) implements Outcome {}

    private final Orders orders;
    private final VerifyAddress verifyAddress;
    private final AmendOrder amendOrder;
    private final ReleaseHold releaseHold;
    private final HoldOrder holdOrder;

    CorrectAddress(
            Orders orders,
            VerifyAddress verifyAddress,
            AmendOrder amendOrder,
            ReleaseHold releaseHold,
            HoldOrder holdOrder) {
        this.orders = orders;
        this.verifyAddress = verifyAddress;
        this.amendOrder = amendOrder;
        this.releaseHold = releaseHold;
        this.holdOrder = holdOrder;
    }

    public Outcome handle(Command command) {
        var order = orders.lock(command.order());
        if (!OrderView.of(order).waitsForAddress()) {
            return new NotAsked(order.id());
        }
        if (verifyAddress.handle(command.shipTo()) instanceof VerifyAddress.Doubtful(var complaints, var _)) {
            return new Doubtful(order.id(), complaints);
        }
        return switch (amendOrder.handle(
                new AmendOrder.Command(order.id(), null, command.shipTo(), null, null, null, null, null, null))) {
            case AmendOrder.TooLate _ -> new NotAsked(order.id());
            case AmendOrder.Unpriced _, AmendOrder.Rejected _ -> new NotPossible(order.id());
            case OrderAmended _, AmendOrder.NothingChanged _ -> corrected(order, command.note());
        };
    }

    private Corrected corrected(Order before, String note) {
        before.activeHolds().stream()
                .filter(hold -> hold.reason() == HoldReason.ADDRESS && hold.rule() == null)
                .forEach(hold -> releaseHold.handle(new ReleaseHold.Command(before.id(), hold.id(), note, null)));
        var after = orders.lock(before.id());
        boolean isDearer = after.total().compareTo(before.total()) > 0;
        if (isDearer) {
            holdOrder.handle(new HoldOrder.Command(
                    before.id(),
                    HoldReason.PRICE,
                    "At its new address it costs %s; the customer was told %s".formatted(after.total(), before.total()),
                    null,
                    null));
        }
        return new Corrected(before.id(), isDearer || !after.activeHolds().isEmpty());
    }
}
