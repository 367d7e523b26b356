package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.worklist.Effect.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a corrective action is said to have helped. */
class EffectTest {

    private static final Instant DONE = Instant.parse("2026-10-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "10, 5, EFFECTIVE",
        "10, 6, NOT_EFFECTIVE",
        "11, 5, EFFECTIVE",
        "11, 6, NOT_EFFECTIVE",
        "1, 0, EFFECTIVE",
        "1, 1, NOT_EFFECTIVE",
        "0, 0, EFFECTIVE",
        "0, 1, NOT_EFFECTIVE"
    })
    void it_helped_when_there_are_at_most_half_as_many(long before, long after, Verdict verdict) {
        var effect = Effect.judge(DONE, 30, DONE.plus(Duration.ofDays(30)), before, after);

        assertThat(effect).isEqualTo(new Effect(verdict, before, after, DONE.plus(Duration.ofDays(30))));
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "10, 20", "0, 0"})
    void nothing_is_said_before_the_days_are_over(long before, long after) {
        assertThat(Effect.judge(DONE, 30, DONE.plus(Duration.ofDays(30)).minusMillis(1), before, after)
                        .verdict())
                .isEqualTo(Verdict.TOO_EARLY);
    }
}
