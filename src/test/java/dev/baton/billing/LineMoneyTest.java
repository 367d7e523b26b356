package dev.baton.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.money.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LineMoneyTest {

    private static final long SEED = 20261122;

    /** A line and the portions in which its units leave; the last portion may never leave. */
    record Shipping(LineMoney money, List<Long> portions) {

        long ordered() {
            return portions.stream().mapToLong(Long::longValue).sum();
        }
    }

    @Test
    void the_parts_of_a_line_sum_to_the_line() {
        always(shipping -> {
            var sum = LineMoney.nothing(shipping.money().taxIncluded());
            long before = 0;
            for (long portion : shipping.portions()) {
                sum = sum.plus(shipping.money().part(before, portion, shipping.ordered()));
                before += portion;
            }

            assertThat(sum).isEqualTo(shipping.money());
        });
    }

    @Test
    void the_first_units_cost_what_the_order_says_they_cost() {
        always(shipping -> {
            long first = shipping.portions().getFirst();

            var part = shipping.money().part(0, first, shipping.ordered());

            assertThat(part.total()).isEqualTo(Split.cumulative(shipping.money().total(), first, shipping.ordered()));
        });
    }

    @Test
    void no_part_asks_for_less_than_nothing() {
        always(shipping -> {
            long before = 0;
            for (long portion : shipping.portions()) {
                var part = shipping.money().part(before, portion, shipping.ordered());
                assertThat(part.total()).isNotNegative();
                assertThat(part.net()).isNotNegative();
                before += portion;
            }
        });
    }

    @Test
    void what_costs_nothing_costs_nothing_in_any_part() {
        always(shipping -> {
            var line = shipping.money();
            var plain = new LineMoney(false, line.net(), 0, line.net(), 0, 0, line.net(), List.of());

            var part = plain.part(0, shipping.portions().getFirst(), shipping.ordered());

            assertThat(part.discount()).isZero();
            assertThat(part.shipping()).isZero();
            assertThat(part.tax()).isZero();
        });
    }

    @Test
    void a_third_of_a_line_adds_up_by_itself() {
        var taxes = List.of(new LineMoney.Tax("State", 66_250, 1010, 67), new LineMoney.Tax("City", 10_000, 1010, 10));
        var line = new LineMoney(false, 1000, 0, 1000, 10, 77, 1087, taxes);

        var first = line.part(0, 1, 3);
        var second = line.part(1, 1, 3);
        var third = line.part(2, 1, 3);

        assertThat(first.total()).isEqualTo(362);
        assertThat(second.total()).isEqualTo(362);
        assertThat(third.total()).isEqualTo(363);
        assertThat(first.net()).isEqualTo(333);
        assertThat(first.plus(second).plus(third)).isEqualTo(line);
    }

    /** Some thousand lines and ways to ship them, always the same ones. */
    private static void always(Consumer<Shipping> property) {
        var random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            property.accept(new Shipping(money(random), longs(random, 1, 8, 1, 500)));
        }
    }

    private static LineMoney money(Random random) {
        long gross = random.nextLong(2_000_001);
        return line(
                gross,
                Math.min(gross, random.nextLong(2_000_001)),
                random.nextLong(5_001),
                longs(random, 0, 3, 0, 100_000),
                random.nextBoolean());
    }

    private static List<Long> longs(Random random, int fewest, int most, long least, long largest) {
        return LongStream.generate(() -> random.nextLong(least, largest + 1))
                .limit(random.nextInt(fewest, most + 1))
                .boxed()
                .toList();
    }

    private static LineMoney line(long gross, long discount, long shipping, List<Long> taxed, boolean included) {
        var taxes = new ArrayList<LineMoney.Tax>();
        for (int i = 0; i < taxed.size(); i++) {
            taxes.add(new LineMoney.Tax("Tax " + i, 10_000 * (i + 1), gross, taxed.get(i)));
        }
        long tax = taxed.stream().mapToLong(Long::longValue).sum();
        long net = gross - discount;
        return new LineMoney(
                included, gross, discount, net, shipping, tax, net + shipping + (included ? 0 : tax), taxes);
    }
}
