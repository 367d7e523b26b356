package dev.baton.fulfilment;

import static dev.baton.fulfilment.Floor.line;
import static dev.baton.fulfilment.Floor.packaging;
import static dev.baton.fulfilment.Floor.sizes;
import static dev.baton.network.HandlingClass.COLD;
import static dev.baton.network.HandlingClass.FOOD_SAFE;
import static dev.baton.network.HandlingClass.FRAGILE;
import static dev.baton.network.HandlingClass.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.network.HandlingClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackingPlanTest {

    private static final List<Packaging> EVERY_KIND = everyKind();

    @Test
    void the_smallest_packaging_that_holds_everything_is_chosen() {
        assertThat(codes(List.of(goods(1, STANDARD, 50, 10, 2)))).containsExactly("ST-100");
        assertThat(codes(List.of(goods(1, STANDARD, 50, 10, 50)))).containsExactly("ST-200");
    }

    @Test
    void weight_counts_as_much_as_room() {
        assertThat(codes(List.of(goods(1, STANDARD, 10, 2_500, 1)))).containsExactly("ST-200");
    }

    @Test
    void what_is_longer_than_a_box_does_not_go_into_it_however_thin_it_is() {
        var stick = new Goods(line(1), STANDARD, 10, 390, 5, 5, 1);

        assertThat(codes(List.of(stick))).containsExactly("ST-400");
    }

    @Test
    void what_one_box_does_not_hold_is_spread_over_several_and_the_last_is_small() {
        var plan = PackingPlan.of(List.of(goods(1, STANDARD, 100, 1_000, 17)), EVERY_KIND);

        assertThat(plan)
                .extracting(planned -> planned.packaging().code().value())
                .containsExactly("ST-400", "ST-400", "ST-100");
        assertThat(plan).extracting(planned -> planned.units().get(line(1))).containsExactly(8L, 8L, 1L);
    }

    @Test
    void goods_get_the_strictest_packaging_that_one_of_them_needs() {
        assertThat(codes(List.of(goods(1, STANDARD, 10, 10, 1), goods(2, FRAGILE, 10, 10, 1))))
                .containsExactly("FR-100");
        assertThat(codes(List.of(goods(1, FOOD_SAFE, 10, 10, 1), goods(2, COLD, 10, 10, 1))))
                .containsExactly("CO-100");
    }

    @Test
    void goods_that_must_not_share_a_package_get_their_own() {
        assertThat(codes(List.of(goods(1, FOOD_SAFE, 10, 10, 1), goods(2, FRAGILE, 10, 10, 1))))
                .containsExactlyInAnyOrder("FO-100", "FR-100");
    }

    @Test
    void nothing_is_planned_when_no_packaging_is_right() {
        assertThat(PackingPlan.of(List.of(goods(1, FRAGILE, 10, 10, 1)), sizes(STANDARD)))
                .isEmpty();
        assertThat(PackingPlan.of(List.of(goods(1, STANDARD, 500, 10, 1)), EVERY_KIND))
                .isEmpty();
        assertThat(PackingPlan.of(List.of(goods(1, STANDARD, 10, 10, 1)), List.of()))
                .isEmpty();
    }

    @Test
    void stricter_packaging_serves_where_there_is_none_of_the_class_itself() {
        assertThat(PackingPlan.of(
                        List.of(goods(1, STANDARD, 10, 10, 1)), List.of(packaging("FS", FOOD_SAFE, 100, 1_000))))
                .hasSize(1);
    }

    @Test
    void what_nobody_has_measured_takes_no_room() {
        var plan = PackingPlan.of(List.of(new Goods(line(1), STANDARD, 0, 0, 0, 0, 1_000)), EVERY_KIND);

        assertThat(plan)
                .singleElement()
                .satisfies(planned -> assertThat(planned.units()).isEqualTo(Map.of(line(1), 1_000L)));
    }

    private static List<String> codes(List<Goods> goods) {
        return PackingPlan.of(goods, EVERY_KIND).stream()
                .map(planned -> planned.packaging().code().value())
                .toList();
    }

    private static Goods goods(int line, HandlingClass handlingClass, int side, long weightGrams, long quantity) {
        return new Goods(line(line), handlingClass, weightGrams, side, side, side, quantity);
    }

    private static List<Packaging> everyKind() {
        var all = new ArrayList<Packaging>();
        for (var handlingClass : HandlingClass.values()) {
            all.addAll(sizes(handlingClass));
        }
        return all;
    }
}
