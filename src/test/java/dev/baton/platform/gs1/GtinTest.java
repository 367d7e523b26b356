package dev.baton.platform.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GtinTest {

    @ParameterizedTest
    @CsvSource({
        "96385074, 00000096385074, 96385074",
        "036000291452, 00036000291452, 036000291452",
        "4006381333931, 04006381333931, 4006381333931",
        "09506000134352, 09506000134352, 9506000134352",
        "10614141000415, 10614141000415, 10614141000415",
        "0 36000-29145 2, 00036000291452, 036000291452"
    })
    void numbers_of_every_length_are_kept_as_fourteen_digits(String written, String kept, String printed) {
        assertThat(Gtin.of(written).value()).isEqualTo(kept);
        assertThat(Gtin.of(written).printed()).isEqualTo(printed);
    }

    @Test
    void a_upc_and_its_ean_are_one_number() {
        assertThat(Gtin.of("036000291452")).isEqualTo(Gtin.of("0036000291452"));
    }

    @ParameterizedTest
    @CsvSource({
        "4006381333932, its check digit must be 1",
        "40063813339, 'has 11 digits; it must have 8, 12, 13 or 14'",
        "400638133393X, characters that are not digits",
        "'', characters that are not digits"
    })
    void a_refusal_says_what_is_the_matter(String written, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> Gtin.of(written)).withMessageContaining(why);
        assertThat(Gtin.tryOf(written)).isEmpty();
    }

    @RepeatedTest(200)
    void one_mistyped_digit_never_passes(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var body = random.ints(13, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
        var right = Gtin.completing(body).value();
        int place = random.nextInt(14);
        int wrong = (right.charAt(place) - '0' + 1 + random.nextInt(9)) % 10;

        assertThat(Gtin.of(right).value()).isEqualTo(right);
        assertThat(Gtin.tryOf(right.substring(0, place) + wrong + right.substring(place + 1)))
                .isEmpty();
    }
}
