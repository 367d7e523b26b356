package dev.baton.orders;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.orders.PreviewSubstitution.Previewed;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What could be given instead of what waits, and what customers were asked about it. */
@Service
@Transactional(readOnly = true)
public class SubstitutionQueries {

    /** Of how many lines of an order it is looked at most. */
    private static final int LINES_MOST = 20;

    /**
     * A line that waits for stock.
     *
     * @param units that wait
     * @param choices what could be given instead as things stand, the preferred one first
     */
    public record Waiting(OrderView.Line line, long units, List<Previewed> choices) {

        public Waiting {
            choices = List.copyOf(choices);
        }

        /** Those of which all units are in stock. */
        public List<Previewed> inStock() {
            return choices.stream().filter(Previewed::isAllThere).toList();
        }
    }

    /** @param units that still wait, of those that were offered something for */
    public record Asked(
            SubstitutionOffer offer, OrderView order, OrderView.Line line, long units, List<Previewed> choices) {

        public Asked {
            choices = List.copyOf(choices);
        }
    }

    private final OrderQueries orders;
    private final ItemQueries items;
    private final PreviewSubstitution preview;
    private final SubstitutionOffers offers;
    private final Clock clock;

    SubstitutionQueries(
            OrderQueries orders,
            ItemQueries items,
            PreviewSubstitution preview,
            SubstitutionOffers offers,
            Clock clock) {
        this.orders = orders;
        this.items = items;
        this.preview = preview;
        this.offers = offers;
        this.clock = clock;
    }

    /** The first lines of an order that wait for stock and for which something is named. */
    public List<Waiting> waiting(OrderView order) {
        var named = named(order);
        return substitutable(order)
                .filter(line -> !Objects.requireNonNull(named.get(line.sku())).isEmpty())
                .limit(LINES_MOST)
                .map(line -> new Waiting(
                        line,
                        line.quantities().backordered(),
                        choices(order, line, line.quantities().backordered())))
                .toList();
    }

    /** Whether something is named for any line that waits, be it in stock or not. */
    public boolean isNamed(OrderView order) {
        return named(order).values().stream().anyMatch(named -> !named.isEmpty());
    }

    private Map<Sku, List<Substitute>> named(OrderView order) {
        return items.knownSubstitutes(
                substitutable(order).map(OrderView.Line::sku).collect(Collectors.toSet()));
    }

    /** What waits for stock; what is in a kit does not change by itself. */
    private static Stream<OrderView.Line> substitutable(OrderView order) {
        return order.lines().stream()
                .filter(line -> line.kit() == null && line.quantities().backordered() > 0);
    }

    private List<Previewed> choices(OrderView order, OrderView.Line line, long units) {
        return items.substitutes(line.sku()).stream()
                .map(substitute -> preview.handle(order.id(), line.id(), units, substitute.sku(), null))
                .filter(Previewed.class::isInstance)
                .map(Previewed.class::cast)
                .toList();
    }

    /** What the customer is asked now: the oldest open offer whose units still wait. */
    public Optional<Asked> asked(OrderView order) {
        return open(order).map(offer -> {
            var line = Objects.requireNonNull(waiting(order, offer));
            long units = units(line, offer);
            return new Asked(
                    offer,
                    order,
                    line,
                    units,
                    choices(order, line, units).stream()
                            .filter(Previewed::isAllThere)
                            .toList());
        });
    }

    /** As {@link #asked}, without what could be given. */
    public Optional<SubstitutionOffer> open(OrderView order) {
        var now = clock.instant();
        return offers.of(order.id()).stream()
                .filter(offer -> offer.isOpen(now) && waiting(order, offer) != null)
                .min(Comparator.comparing(SubstitutionOffer::id));
    }

    /** All that the customer was ever asked, the newest first; 100 at most. */
    public List<SubstitutionOffer> offers(OrderId order) {
        return offers.of(order);
    }

    static OrderView.@Nullable Line waiting(OrderView order, SubstitutionOffer offer) {
        return order.lines().stream()
                .filter(line -> line.id().equals(offer.line()) && line.sku().equals(offer.sku()))
                .filter(line -> line.quantities().backordered() > 0)
                .findFirst()
                .orElse(null);
    }

    /** As many as still wait. */
    static long units(OrderView.Line line, SubstitutionOffer offer) {
        return Math.min(offer.units(), line.quantities().backordered());
    }
}
