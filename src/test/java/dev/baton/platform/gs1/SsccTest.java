package dev.baton.platform.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SsccTest {

    @Test
    void the_example_of_the_general_specifications_is_built() {
        var sscc = Sscc.of(1, "0614141", 234567890L);

        assertThat(sscc.value()).isEqualTo("106141412345678908");
        assertThat(sscc.humanReadable()).isEqualTo("(00) 106141412345678908");
        assertThat(sscc.code().transmitted()).isEqualTo("00106141412345678908");
    }

    @Test
    void it_is_read_in_every_spelling() {
        var sscc = new Sscc("106141412345678908");

        assertThat(Sscc.of("(00) 106141412345678908")).isEqualTo(sscc);
        assertThat(Sscc.of("00106141412345678908")).isEqualTo(sscc);
        assertThat(Sscc.of("1 0614141 234567890 8")).isEqualTo(sscc);
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sscc.of(1, "0614141", 1_000_000_000L))
                .withMessageContaining("does not fit the 9 digits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sscc.of("106141412345678909"))
                .withMessageContaining("must be 8");
        assertThatIllegalArgumentException().isThrownBy(() -> Sscc.of(10, "0614141", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Sscc.of("123"));
    }

    @RepeatedTest(200)
    void whatever_is_built_reads_back(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var sscc = Sscc.of(random.nextInt(10), "4012345", random.nextLong(1_000_000_000L));

        assertThat(Sscc.of(sscc.humanReadable())).isEqualTo(sscc);
        assertThat(Gs1Code.parse(sscc.code().transmitted()).sscc()).contains(sscc);
    }
}
