package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.inventory.ReserveStock;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.platform.UseCase;
import dev.baton.platform.money.Money;
import dev.baton.platform.web.EntityTags;
import dev.baton.pricing.Unpriceable;
import dev.baton.rules.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the customer another item instead of units of a line that nobody on a floor has touched: one amendment, which takes the units
 * off the line and adds a line of the substitute at the price of its rule.
 *
 * <p>As every amendment it is for an order of which nothing has gone to a floor. Who agreed is noted in the timeline.
 */
@UseCase
public class SubstituteItem {

    /** What it is called in the timeline. */
    static final String NOTED = "ItemSubstituted";

    /** How the customer agreed. */
    public enum Agreement {
        ONLINE,
        BY_TELEPHONE,
        IN_WRITING,
        /** Nobody asked, which is enough where the item says so. */
        NOT_ASKED
    }

    /**
     * @param seen what somebody agreed to; null when whoever asks takes it as it comes
     * @param note for the timeline
     */
    public record Command(
            OrderId order,
            LineId line,
            long units,
            Sku substitute,
            Agreement agreement,
            @Nullable Seen seen,
            @Nullable String note,
            @Nullable String ifMatch) {}

    /** @param total of the order as it would be; all units of the substitute were in stock */
    public record Seen(Money total) {}

    public sealed interface Outcome permits Substituted, Refusal {}

    /**
     * @param line of the substitute
     * @param unitPriceBefore of the original
     * @param totalBefore of the order, without what was cancelled
     */
    public record Substituted(
            OrderId order,
            LineId line,
            Sku original,
            Sku substitute,
            long quantity,
            Agreement agreement,
            @Nullable String note,
            Money unitPriceBefore,
            Money totalBefore,
            Money totalAfter,
            Instant at)
            implements Outcome {}

    /** Nothing is done. */
    public sealed interface Refusal extends Outcome, PreviewSubstitution.Outcome, PlanSubstitution.Plan {}

    /** Some of the order is on a floor, gone or cancelled. */
    public record TooLate(OrderId order, Stage stage) implements Refusal {}

    /** Another amendment has taken the line off the order. */
    public record LineGone(OrderId order, LineId line) implements Refusal {}

    /** @param open how many units of the line nobody on a floor has touched */
    public record NotOpen(OrderId order, Sku sku, long open, long asked) implements Refusal {}

    /** It is not named as one, or no longer active. */
    public record NotASubstitute(OrderId order, Sku sku, Sku substitute) implements Refusal {}

    /** What is in a kit is part of its price and does not change by itself. */
    public record PartOfKit(OrderId order, Sku sku, Sku kit) implements Refusal {}

    /** The item wants the customer to agree. */
    public record NeedsConsent(OrderId order, Sku substitute) implements Refusal {}

    public record Unpriced(OrderId order, List<Unpriceable> lines) implements Refusal {}

    /** The company's rules refuse the order as it would be. */
    public record Rejected(OrderId order, List<Finding> findings) implements Refusal {}

    /**
     * It is no longer what was agreed to: the price is another, or not all units are in stock.
     *
     * @param total of the order as it would be now
     */
    public record NotAsSeen(OrderId order, Money total) implements Refusal {}

    private final Orders orders;
    private final PlanSubstitution plan;
    private final PreviewAmendment previewAmendment;
    private final AmendOrder amendOrder;
    private final ReserveStock reserveStock;
    private final OrderTimeline timeline;
    private final Clock clock;

    SubstituteItem(
            Orders orders,
            PlanSubstitution plan,
            PreviewAmendment previewAmendment,
            AmendOrder amendOrder,
            ReserveStock reserveStock,
            OrderTimeline timeline,
            Clock clock) {
        this.orders = orders;
        this.plan = plan;
        this.previewAmendment = previewAmendment;
        this.amendOrder = amendOrder;
        this.reserveStock = reserveStock;
        this.timeline = timeline;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = orders.lock(command.order());
        EntityTags.check(command.ifMatch(), before.version());
        var now = clock.instant();
        return switch (plan.handle(before, command.line(), command.units(), command.substitute(), now)) {
            case Refusal refusal -> refusal;
            case PlanSubstitution.Planned planned -> {
                boolean isAgreed = command.agreement() != Agreement.NOT_ASKED
                        || !planned.substitute().consent();
                yield isAgreed
                        ? agreed(before, command, planned, now)
                        : new NeedsConsent(before.id(), command.substitute());
            }
        };
    }

    private Outcome agreed(Order before, Command command, PlanSubstitution.Planned planned, Instant now) {
        var seen = command.seen();
        if (seen != null) {
            lockStock(before, command.substitute());
            var other = otherwise(before, planned, seen);
            if (other != null) {
                return other;
            }
        }
        return switch (amendOrder.handle(planned.amendment())) {
            case OrderAmended _ -> substituted(before, command, planned, now);
            case AmendOrder.Refusal refusal -> refused(refusal);
        };
    }

    /** Until it is reserved nobody else takes what the customer has seen. */
    private void lockStock(Order before, Sku substitute) {
        var skus = new HashSet<Sku>();
        Stream.concat(before.lines().stream().map(OrderLine::sku), Stream.of(substitute))
                .forEach(skus::add);
        reserveStock.lock(skus);
    }

    private @Nullable Refusal otherwise(Order before, PlanSubstitution.Planned planned, Seen seen) {
        return switch (previewAmendment.handle(planned.amendment())) {
            case PreviewAmendment.Previewed(var _, var after, var _) -> {
                var total = after.money().currentTotal();
                boolean isThere = after.lines().getLast().quantities().backordered() == 0;
                yield isThere && total.equals(seen.total()) ? null : new NotAsSeen(before.id(), total);
            }
            case AmendOrder.Refusal refusal -> refused(refusal);
        };
    }

    private Substituted substituted(Order before, Command command, PlanSubstitution.Planned planned, Instant now) {
        var after = orders.lock(before.id());
        var substituted = new Substituted(
                before.id(),
                after.lines().getLast().id(),
                planned.line().sku(),
                command.substitute(),
                command.units(),
                command.agreement(),
                command.note(),
                planned.line().money().unitPrice(),
                before.total(),
                after.total(),
                now);
        timeline.add(before.id(), NOTED, substituted, now);
        return substituted;
    }

    static Refusal refused(AmendOrder.Refusal refusal) {
        return switch (refusal) {
            case AmendOrder.TooLate(var order, var stage) -> new TooLate(order, stage);
            case AmendOrder.Unpriced(var order, var lines) -> new Unpriced(order, lines);
            case AmendOrder.Rejected(var order, var findings) -> new Rejected(order, findings);
            case AmendOrder.NothingChanged(var order) ->
                throw new IllegalStateException("another item on %s changed nothing".formatted(order));
        };
    }
}
