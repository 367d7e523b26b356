package dev.baton.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.money.Split;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineMoneyTest {

    /** A line and the portions in which its units leave; the last portion may never leave. */
    record Shipping(LineMoney money, List<Long> portions) {

        long ordered() {
            return portions.stream().mapToLong(Long::longValue).sum();
        }
    }

    @Property
    void the_parts_of_a_line_sum_to_the_line(@ForAll("shippings") Shipping shipping) {
        var sum = LineMoney.nothing(shipping.money().taxIncluded());
        long before = 0;
        for (long portion : shipping.portions()) {
            sum = sum.plus(shipping.money().part(before, portion, shipping.ordered()));
            before += portion;
        }

        assertThat(sum).isEqualTo(shipping.money());
    }

    @Property
    void the_first_units_cost_what_the_order_says_they_cost(@ForAll("shippings") Shipping shipping) {
        long first = shipping.portions().getFirst();

        var part = shipping.money().part(0, first, shipping.ordered());

        assertThat(part.total()).isEqualTo(Split.cumulative(shipping.money().total(), first, shipping.ordered()));
    }

    @Property
    void no_part_asks_for_less_than_nothing(@ForAll("shippings") Shipping shipping) {
        long before = 0;
        for (long portion : shipping.portions()) {
            var part = shipping.money().part(before, portion, shipping.ordered());
            assertThat(part.total()).isNotNegative();
            assertThat(part.net()).isNotNegative();
            before += portion;
        }
    }

    @Property
    void what_costs_nothing_costs_nothing_in_any_part(@ForAll("shippings") Shipping shipping) {
        var line = shipping.money();
        var plain = new LineMoney(false, line.net(), 0, line.net(), 0, 0, line.net(), List.of());

        var part = plain.part(0, shipping.portions().getFirst(), shipping.ordered());

        assertThat(part.discount()).isZero();
        assertThat(part.shipping()).isZero();
        assertThat(part.tax()).isZero();
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

    @Provide
    Arbitrary<Shipping> shippings() {
        return Combinators.combine(
                        money(),
                        Arbitraries.longs().between(1, 500).list().ofMinSize(1).ofMaxSize(8))
                .as(Shipping::new);
    }

    private static Arbitrary<LineMoney> money() {
        var amounts = Arbitraries.longs().between(0, 2_000_000);
        var taxes = Arbitraries.longs().between(0, 100_000).list().ofMaxSize(3);
        return Combinators.combine(
                        amounts, amounts, Arbitraries.longs().between(0, 5_000), taxes, Arbitraries.of(true, false))
                .as((gross, discount, shipping, taxed, included) ->
                        line(gross, Math.min(gross, discount), shipping, taxed, included));
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
