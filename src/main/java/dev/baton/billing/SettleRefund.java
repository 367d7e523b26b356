package dev.baton.billing;

import dev.baton.orders.OrderQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notes that a part of a refund has left the house in a way that Baton does not carry out itself: a transfer, a cheque, money from
 * the till. Also for a part that failed, once it was given back in another way.
 */
@UseCase
public class SettleRefund {

    /**
     * @param position of the part, from 1
     * @param reference what the bank calls it
     */
    public record Command(
            RefundId refund, int position, @Nullable String reference) {}

    public sealed interface Outcome {}

    public record Settled(RefundView refund) implements Outcome {}

    /** It had left before. */
    public record AlreadySettled(RefundView refund) implements Outcome {}

    /** The provider has been asked to give it back and has not answered yet. */
    public record UnderWay(RefundView refund) implements Outcome {}

    private final OrderQueries orders;
    private final Refunds refunds;
    private final Settlement settlement;
    private final Cards cards;
    private final Books books;
    private final Audit audit;
    private final Clock clock;

    SettleRefund(
            OrderQueries orders,
            Refunds refunds,
            Settlement settlement,
            Cards cards,
            Books books,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.settlement = settlement;
        this.cards = cards;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = find(command.refund());
        books.lock(orders.get(before.order()), clock.instant());
        if (before.parts().stream().noneMatch(part -> part.position() == command.position())) {
            throw new NotFound("part of refund " + before.number(), command.position());
        }
        if (cards.isUnderWay(command.refund(), command.position())) {
            return new UnderWay(before);
        }
        if (!settlement.settled(command.refund(), command.position(), command.reference())) {
            return new AlreadySettled(find(command.refund()));
        }
        var after = find(command.refund());
        audit.record(
                "refund",
                before.number(),
                "settled",
                null,
                "part %d, %s".formatted(command.position(), Objects.requireNonNullElse(command.reference(), "")));
        return new Settled(after);
    }

    private RefundView find(RefundId refund) {
        return refunds.find(refund).orElseThrow(() -> new NotFound("refund", refund));
    }
}
