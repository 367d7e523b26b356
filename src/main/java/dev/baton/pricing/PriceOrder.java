package dev.baton.pricing;

import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Prices baskets, by prices, discounts, taxes and charges as they were less than a second ago: whoever takes money for it compares
 * {@link dev.baton.platform.kept.Generations} when the price is recorded. It writes nothing, so it may run before the
 * transaction that places an order.
 */
@Service
public class PriceOrder {

    public sealed interface Outcome {

        record Priced(PricedOrder order) implements Outcome {}

        /** Nothing is priced when one line has no price. */
        record Unpriced(List<Unpriceable> lines) implements Outcome {

            public Unpriced {
                lines = List.copyOf(lines);
            }
        }
    }

    private final PriceBooks books;

    PriceOrder(PriceBooks books) {
        this.books = books;
    }

    public Outcome handle(PricingRequest request) {
        return handle(List.of(request)).getFirst();
    }

    /** @return one answer per request, in their order */
    public List<Outcome> handle(List<PricingRequest> requests) {
        return requests.isEmpty()
                ? List.of()
                : books.read(requests).stream().map(Calculation::price).toList();
    }
}
