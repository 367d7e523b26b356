package dev.baton.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are the same, which are alike, and which are not. */
class LikenessTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Müller & Söhne GmbH | SOHNE, Muller",
                "J.R. Smith Ltd. | jr smith",
                "Zoë Ñandú | nandu zoe",
                "Acme Trading Co., Inc. | ACME TRADING",
                "S.A. | sa",
                "Łódź Østby Æon | aeon lodz ostby"
            })
    void writing_order_marks_and_legal_forms_do_not_matter(String one, String other) {
        assertThat(Likeness.of(PartyName.of(one), PartyName.of(other))).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "Ivan Petrov, Ivan Sergeyevich Petrov",
        "John Smith, Jon Smyth",
        "Vexley General Trading, Vexly General Trading FZE",
        "Mohammed al-Rashid, Muhammad Al Rashid"
    })
    void what_looks_alike_is_found(String one, String other) {
        assertThat(Likeness.of(PartyName.of(one), PartyName.of(other))).isBetween(Parties.USUAL_THRESHOLD, 99);
        assertThat(Likeness.of(PartyName.of(other), PartyName.of(one))).isGreaterThanOrEqualTo(Parties.USUAL_THRESHOLD);
    }

    @ParameterizedTest
    @CsvSource({
        "John Smith, Smith",
        "Rosa Vega, Rosa Luxemburg",
        "Ana Duarte, Juan Duarte",
        "North Star Foods, North Sea Oil",
        "Baker, Backhaus"
    })
    void what_only_shares_a_word_is_not(String one, String other) {
        assertThat(Likeness.of(PartyName.of(one), PartyName.of(other))).isLessThan(Parties.USUAL_THRESHOLD);
    }

    /** The examples of Winkler's paper. */
    @ParameterizedTest
    @CsvSource({"martha, marhta, 0.961", "dwayne, duane, 0.840", "dixon, dicksonx, 0.813", "abc, xyz, 0"})
    void words_are_measured_as_winkler_did(String one, String other, double measure) {
        assertThat(Likeness.words(one, other)).isCloseTo(measure, within(0.001));
    }
}
