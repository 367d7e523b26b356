package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Offers the customer of an order something else for every line that waits and for which a substitute is in stock. It is answered by
 * {@link AnswerOffer}; until then nothing changes, and nothing is reserved.
 */
@UseCase
public class OfferSubstitutes {

    /** What it is called in the timeline. */
    static final String NOTED = "SubstituteOffered";

    public sealed interface Outcome {}

    /** @param lines what was offered for */
    public record Offered(OrderId order, List<SubstitutionQueries.Waiting> lines) implements Outcome {

        public Offered {
            lines = List.copyOf(lines);
        }
    }

    /** Nothing waits, nothing is named for what waits, or none of it is in stock. */
    public record NothingToOffer(OrderId order) implements Outcome {}

    /** One line of what stands in the timeline. */
    record Noted(Sku sku, long quantity) {}

    private final Orders orders;
    private final SubstitutionQueries substitutions;
    private final SubstitutionOffers offers;
    private final OrderTimeline timeline;
    private final Clock clock;

    OfferSubstitutes(
            Orders orders,
            SubstitutionQueries substitutions,
            SubstitutionOffers offers,
            OrderTimeline timeline,
            Clock clock) {
        this.orders = orders;
        this.substitutions = substitutions;
        this.offers = offers;
        this.timeline = timeline;
        this.clock = clock;
    }

    public Outcome handle(OrderId id) {
        var order = OrderView.of(orders.lock(id));
        var outcome = decide(order);
        if (outcome instanceof Offered(var _, var lines)) {
            record(order, lines);
        }
        return outcome;
    }

    /** What would come of it now. */
    public Outcome decide(OrderView order) {
        var lines = substitutions.waiting(order).stream()
                .filter(line -> !line.inStock().isEmpty())
                .toList();
        return lines.isEmpty() ? new NothingToOffer(order.id()) : new Offered(order.id(), lines);
    }

    /** Whether something is named at all for what waits. */
    public boolean isNamed(OrderView order) {
        return substitutions.isNamed(order);
    }

    /** Until when an offer made now could be answered. */
    public Instant until() {
        return clock.instant().plus(SubstitutionOffer.LIFETIME);
    }

    private void record(OrderView order, List<SubstitutionQueries.Waiting> lines) {
        var now = clock.instant();
        var by = Caller.current().name();
        var until = now.plus(SubstitutionOffer.LIFETIME);
        offers.add(
                order.id(),
                lines.stream()
                        .map(waiting -> new SubstitutionOffer(
                                Ids.next(),
                                order.id(),
                                waiting.line().id(),
                                waiting.line().sku(),
                                waiting.line().name(),
                                waiting.units(),
                                now,
                                by,
                                until,
                                SubstitutionOffer.State.OPEN,
                                null,
                                null))
                        .toList());
        var units = lines.stream()
                .map(waiting -> new Noted(waiting.line().sku(), waiting.units()))
                .toList();
        timeline.add(order.id(), NOTED, Map.of("units", units, "until", until), now);
    }
}
