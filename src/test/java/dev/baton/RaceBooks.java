package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.orders.Quantities;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Books kept beside Baton's, from nothing but what it answered: what each acknowledged operation added or took, whoever else was at
 * it. At the end both must say the same. An update that was lost, or done and refused, or done twice, is a difference.
 */
final class RaceBooks {

    enum Move {
        CANCELLED,
        PICKED,
        PACKED,
        SHIPPED,
        RETURNED
    }

    /** One order, by what was answered about it. */
    static final class Page {

        private final OrderView placed;
        private final List<String> linesBefore = new ArrayList<>();
        private final List<String> linesAfter = new ArrayList<>();
        private final Map<Move, Map<LineId, Long>> moves = new EnumMap<>(Move.class);

        private Page(OrderView placed) {
            this.placed = placed;
        }

        private synchronized void amended(OrderAmended event) {
            var change = event.changes().get("lines");
            if (change != null) {
                linesBefore.add(String.valueOf(change.before()));
                linesAfter.add(String.valueOf(change.after()));
            }
        }

        private synchronized void moved(Move move, LineId line, long units) {
            moves.computeIfAbsent(move, _ -> new HashMap<>()).merge(line, units, Long::sum);
        }

        private long sum(Move move, LineId line) {
            return moves.getOrDefault(move, Map.of()).getOrDefault(line, 0L);
        }

        private boolean amendedEver() {
            return !linesAfter.isEmpty();
        }

        /**
         * Every amendment says what it found. One order's amendments are a chain from what was placed to what is there, whichever way
         * they went: what was found is what was there before, each exactly once.
         */
        private void checkAmendments(OrderView end) {
            var left = new ArrayList<>(linesAfter);
            left.add(inWords(placed));
            for (var found : linesBefore) {
                assertThat(left.remove(found))
                        .as("%s: an amendment found %s, which nobody left there", placed.number(), found)
                        .isTrue();
            }
            assertThat(left).as(placed.number()).hasSize(1);
            if (end.lines().stream().allMatch(line -> line.quantities().cancelled() == 0)) {
                assertThat(inWords(end)).as(placed.number()).isEqualTo(left.getFirst());
            }
        }

        private void checkUnits(OrderView end) {
            for (var line : end.lines()) {
                var as = "%s line %d (%s)".formatted(placed.number(), line.number(), line.sku());
                var is = line.quantities();
                assertThat(is.cancelled()).as(as + " cancelled").isEqualTo(sum(Move.CANCELLED, line.id()));
                assertThat(is.picked() + is.packed() + is.shipped())
                        .as(as + " picked")
                        .isEqualTo(sum(Move.PICKED, line.id()));
                assertThat(is.packed() + is.shipped()).as(as + " packed").isEqualTo(sum(Move.PACKED, line.id()));
                assertThat(is.shipped()).as(as + " shipped").isEqualTo(sum(Move.SHIPPED, line.id()));
                assertThat(is.returned()).as(as + " returned").isEqualTo(sum(Move.RETURNED, line.id()));
                assertThat(is.reserved() + is.backordered() + is.onTheFloor() + is.shipped() + is.cancelled())
                        .as(as + " ordered")
                        .isEqualTo(is.ordered());
            }
            if (!amendedEver()) {
                assertThat(ordered(end)).as(placed.number()).isEqualTo(ordered(placed));
            }
        }

        private static Map<LineId, Long> ordered(OrderView order) {
            return order.lines().stream()
                    .collect(Collectors.toMap(
                            OrderView.Line::id, line -> line.quantities().ordered()));
        }

        /** As an amendment says it. */
        private static String inWords(OrderView order) {
            return order.lines().stream()
                    .filter(line -> line.quantities().owed() > 0)
                    .map(line -> "%d × %s at %s"
                            .formatted(
                                    line.quantities().owed(),
                                    line.sku(),
                                    line.money().unitPrice()))
                    .collect(Collectors.joining(", "));
        }
    }

    private final Map<OrderId, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, OrderId> references = new ConcurrentHashMap<>();
    private final Map<String, Long> stock = new ConcurrentHashMap<>();
    private final Map<String, Long> answers = new ConcurrentHashMap<>();

    /** Counts what was answered to what, so that a run can be seen to have tried everything. */
    <T> T answered(String operation, T outcome) {
        answers.merge(operation + " " + outcome.getClass().getSimpleName(), 1L, Long::sum);
        return outcome;
    }

    void placed(OrderView order) {
        assertThat(pages.put(order.id(), new Page(order)))
                .as("%s was placed twice", order.number())
                .isNull();
    }

    /** Whoever asks under the same reference or key is told of the same order. */
    void named(String reference, OrderId order) {
        var first = references.putIfAbsent(reference, order);
        assertThat(first == null || first.equals(order))
                .as("two orders under %s", reference)
                .isTrue();
    }

    void amended(OrderAmended event) {
        page(event.order()).amended(event);
    }

    void moved(OrderId order, Move move, Collection<Units> units) {
        units.forEach(unit -> moved(order, move, unit.line(), unit.quantity()));
    }

    void unpacked(OrderId order, Collection<Units> units) {
        units.forEach(unit -> moved(order, Move.PACKED, unit.line(), -unit.quantity()));
    }

    void moved(OrderId order, Move move, LineId line, long units) {
        page(order).moved(move, line, units);
    }

    /** @param quantity signed */
    void stock(Sku sku, SiteCode site, long quantity) {
        stock.merge(sku + "@" + site, quantity, Long::sum);
    }

    List<OrderId> orders() {
        return List.copyOf(pages.keySet());
    }

    void check(Collection<OrderView> orders, Map<String, Long> onHand) {
        assertThat(orders).hasSize(pages.size());
        for (var order : orders) {
            page(order.id()).checkAmendments(order);
            page(order.id()).checkUnits(order);
        }
        var expected = new TreeMap<>(stock);
        expected.values().removeIf(quantity -> quantity == 0);
        var found = new TreeMap<>(onHand);
        found.values().removeIf(quantity -> quantity == 0);
        assertThat(found).isEqualTo(expected);
    }

    String summary(Collection<OrderView> orders) {
        return "%d orders, %d units shipped, answers: %s"
                .formatted(
                        orders.size(),
                        orders.stream()
                                .flatMap(order -> order.lines().stream())
                                .map(OrderView.Line::quantities)
                                .mapToLong(Quantities::shipped)
                                .sum(),
                        new TreeMap<>(answers));
    }

    private Page page(OrderId order) {
        return Objects.requireNonNull(pages.get(order));
    }
}
