package dev.baton.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CumulativeSplitTest {

    private static final long SEED = 20261121;

    @Test
    void three_shipments_of_ten_units_carry_a_total_exactly() {
        assertThat(Split.cumulative(1000, 3, 9)).isEqualTo(333);
        assertThat(Split.cumulative(1000, 6, 9)).isEqualTo(666);
        assertThat(Split.cumulative(1000, 9, 9)).isEqualTo(1000);
    }

    @Test
    void any_portions_in_any_sizes_sum_to_the_total() {
        var random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            long total = random.nextBoolean() ? random.nextLong() : random.nextLong(-100_000, 100_000);
            long whole = random.nextBoolean() ? random.nextLong(1, Long.MAX_VALUE) : random.nextLong(1, 500);
            long shipped = 0;
            long carried = 0;
            while (shipped < whole) {
                long next = random.nextInt(5) == 0 ? whole : shipped + 1 + random.nextLong(whole - shipped);
                long portion = Split.cumulative(total, next, whole) - Split.cumulative(total, shipped, whole);
                assertThat(Long.signum(portion))
                        .as("seed %d, round %d: no portion goes the other way", SEED, i)
                        .isIn(0, Long.signum(total));
                carried += portion;
                shipped = next;
            }
            assertThat(carried).as("seed %d, round %d", SEED, i).isEqualTo(total);
        }
    }

    @Test
    void what_is_given_back_mirrors_what_was_taken() {
        var random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            long total = random.nextLong(1, Long.MAX_VALUE);
            long whole = random.nextLong(1, Long.MAX_VALUE);
            long part = random.nextLong(0, whole);
            assertThat(Split.cumulative(-total, part, whole)).isEqualTo(-Split.cumulative(total, part, whole));
        }
    }

    @Test
    void the_largest_numbers_do_not_overflow() {
        assertThat(Split.cumulative(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(Split.cumulative(Long.MAX_VALUE, 1, 2)).isEqualTo(Long.MAX_VALUE / 2);
        assertThat(Split.cumulative(Long.MAX_VALUE, Long.MAX_VALUE / 2, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE / 2);
    }

    @Test
    void more_than_the_whole_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Split.cumulative(100, 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Split.cumulative(100, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Split.cumulative(100, -1, 2));
    }
}
