package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.orders.OrderEvent.UnitsCancelled;
import dev.baton.orders.SubstituteItem.Agreement;
import dev.baton.orders.SubstitutionOffer.State;
import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.money.Money;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customer answers what {@link OfferSubstitutes} asked: takes a substitute, waits for the original, or does without the units.
 *
 * <p>It is answered once. What is taken is taken as it was seen: at another price, or with fewer in stock, it is shown again.
 */
@UseCase
public class AnswerOffer {

    /** What it is called in the timeline. */
    static final String NOTED = "SubstituteAnswered";

    public enum Choice {
        TAKE,
        WAIT,
        CANCEL
    }

    /**
     * @param units that the customer saw waiting
     * @param substitute that is taken; null unless one is
     * @param total of the order that the customer agrees to; null unless something is taken
     * @param note for the timeline
     */
    public record Command(
            OrderId order,
            UUID offer,
            Choice choice,
            long units,
            @Nullable Sku substitute,
            @Nullable Money total,
            @Nullable String note) {}

    public sealed interface Outcome {}

    /** @param offer as it is now; {@code units} is how many it came to be about */
    public record Answered(SubstitutionOffer offer, long units) implements Outcome {}

    /** Somebody has answered before, whatever that was. */
    public record AnsweredAlready(SubstitutionOffer offer) implements Outcome {}

    /** Too late: it has expired, or the units no longer wait. */
    public record Over(SubstitutionOffer offer) implements Outcome {}

    /** What was seen is not what there is now; it has to be looked at again. */
    public record Otherwise(SubstitutionOffer offer) implements Outcome {}

    /** It cannot be had any more: the order has gone on, or the company's rules refuse it. */
    public record NotPossible(SubstitutionOffer offer) implements Outcome {}

    private final Orders orders;
    private final SubstitutionOffers offers;
    private final SubstituteItem substituteItem;
    private final CancelOrder cancelOrder;
    private final OrderTimeline timeline;
    private final Clock clock;

    AnswerOffer(
            Orders orders,
            SubstitutionOffers offers,
            SubstituteItem substituteItem,
            CancelOrder cancelOrder,
            OrderTimeline timeline,
            Clock clock) {
        this.orders = orders;
        this.offers = offers;
        this.substituteItem = substituteItem;
        this.cancelOrder = cancelOrder;
        this.timeline = timeline;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var order = OrderView.of(orders.lock(command.order()));
        var offer = offers.of(order.id()).stream()
                .filter(each -> each.id().equals(command.offer()))
                .findFirst()
                .orElseThrow(() -> new NotFound("offer", command.offer()));
        if (offer.state() != State.OPEN) {
            return new AnsweredAlready(offer);
        }
        var line = SubstitutionQueries.waiting(order, offer);
        if (line == null || !offer.isOpen(clock.instant())) {
            return new Over(offer);
        }
        if (SubstitutionQueries.units(line, offer) != command.units()) {
            return new Otherwise(offer);
        }
        return switch (command.choice()) {
            case TAKE -> take(command, offer);
            case WAIT -> answered(command, offer, State.WAITING, null);
            case CANCEL -> cancel(command, offer);
        };
    }

    private Outcome take(Command command, SubstitutionOffer offer) {
        var sku = Objects.requireNonNull(command.substitute(), "what is taken");
        var total = Objects.requireNonNull(command.total(), "what it comes to");
        var outcome = substituteItem.handle(new SubstituteItem.Command(
                command.order(),
                offer.line(),
                command.units(),
                sku,
                Agreement.ONLINE,
                new SubstituteItem.Seen(total),
                command.note(),
                null));
        return switch (outcome) {
            case SubstituteItem.Substituted _ -> answered(command, offer, State.TAKEN, sku);
            case SubstituteItem.NotAsSeen _, SubstituteItem.NotASubstitute _ -> new Otherwise(offer);
            case SubstituteItem.TooLate _,
                    SubstituteItem.LineGone _,
                    SubstituteItem.NotOpen _,
                    SubstituteItem.PartOfKit _,
                    SubstituteItem.NeedsConsent _,
                    SubstituteItem.Unpriced _,
                    SubstituteItem.Rejected _ -> new NotPossible(offer);
        };
    }

    private Outcome cancel(Command command, SubstitutionOffer offer) {
        var outcome = cancelOrder.handle(new CancelOrder.Command(
                command.order(),
                Map.of(offer.line(), command.units()),
                CancelReason.OUT_OF_STOCK,
                command.note(),
                null));
        return switch (outcome) {
            case UnitsCancelled _ -> answered(command, offer, State.CANCELLED, null);
            case CancelOrder.AlreadyCancelled _, CancelOrder.NothingToCancel _, CancelOrder.TooLate _ ->
                new Over(offer);
        };
    }

    private Answered answered(Command command, SubstitutionOffer offer, State state, @Nullable Sku taken) {
        var now = clock.instant();
        offers.answer(offer.id(), state, taken, now);
        timeline.add(
                offer.order(),
                NOTED,
                Map.of("choice", command.choice(), "sku", offer.sku(), "quantity", command.units()),
                now);
        return new Answered(offer.answered(state, taken, now), command.units());
    }
}
