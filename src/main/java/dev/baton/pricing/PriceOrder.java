package dev.baton.pricing;

import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Prices baskets. It reads and writes nothing, so it may run before the transaction that places an order; several baskets cost
 * as many statements as one.
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
