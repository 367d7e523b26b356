package dev.baton.orders;

import dev.baton.orders.OrderHistory.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what may be the same order a second time: of the same account, or of the same mail address for a guest, placed within {@value
 * #DAYS} days before or after, with the same reference or at least {@value #LEAST_SHARED} % of the goods in common.
 */
@Component
@Transactional(readOnly = true)
public class LookalikeQueries {

    /** So many are found at most, the likest first. */
    public static final int MOST = 5;

    private static final int DAYS = 7;
    private static final int LEAST_SHARED = 50;

    /** @param sharedPercent units of the same items, of all units of the two: 100 when they want the same */
    public record Lookalike(
            OrderId id,
            String number,
            String channel,
            Instant placedAt,
            boolean cancelled,
            boolean sameReference,
            int sharedPercent) {}

    private final OrderHistory history;

    LookalikeQueries(OrderHistory history) {
        this.history = history;
    }

    public List<Lookalike> of(OrderView order) {
        var near = Duration.ofDays(DAYS);
        var from = order.placedAt().minus(near);
        var others =
                history
                        .before(
                                order.id(),
                                order.customer(),
                                order.shipTo().email(),
                                order.placedAt().plus(near))
                        .stream()
                        .filter(other -> other.placedAt().isAfter(from))
                        .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        var mine = new TreeMap<String, Long>();
        order.lines()
                .forEach(
                        line -> mine.merge(line.sku().value(), line.quantities().ordered(), Long::sum));
        var goods = history.goods(others.stream().map(Earlier::id).toList());
        return others.stream()
                .map(other -> lookalike(order, other, sharedPercent(mine, goods.getOrDefault(other.id(), Map.of()))))
                .filter(other -> other.sameReference() || other.sharedPercent() >= LEAST_SHARED)
                .sorted(Comparator.comparing((Lookalike other) -> !other.sameReference())
                        .thenComparingInt(other -> -other.sharedPercent())
                        .thenComparing(other -> Duration.between(order.placedAt(), other.placedAt())
                                .abs()))
                .limit(MOST)
                .toList();
    }

    private static Lookalike lookalike(OrderView order, Earlier other, int sharedPercent) {
        return new Lookalike(
                new OrderId(other.id()),
                other.number(),
                other.channel(),
                other.placedAt(),
                other.isCancelled(),
                order.externalReference() != null && order.externalReference().equals(other.reference()),
                sharedPercent);
    }

    static int sharedPercent(Map<String, Long> one, Map<String, Long> other) {
        long both = 0;
        long either = 0;
        var skus = new TreeSet<>(one.keySet());
        skus.addAll(other.keySet());
        for (var sku : skus) {
            long here = one.getOrDefault(sku, 0L);
            long there = other.getOrDefault(sku, 0L);
            both += Math.min(here, there);
            either += Math.max(here, there);
        }
        return either == 0 ? 0 : Math.toIntExact(100 * both / either);
    }
}
