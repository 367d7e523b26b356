package dev.baton.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void words_are_small_and_plain_and_known_by_their_rests() {
        assertThat(SearchWords.of(Stream.of("SO-100042", null, "Ana Peña,", "rosa.vega@example.org", "O'Brien")))
                .isEqualTo("so-100042 100042 ana pena rosa.vega@example.org vega@example.org example.org o brien");
    }

    @Test
    void telephones_are_known_without_country_and_area() {
        assertThat(SearchWords.telephone("+1 (213) 555-0107")).isEqualTo("12135550107 2135550107 135550107 5550107");
        assertThat(SearchWords.telephone(null)).isEmpty();
    }

    @Test
    void beginnings_are_asked_for_unless_they_begin_too_much() {
        assertThat(SearchWords.query(" Rosa ve ")).isEqualTo("'rosa':* & 've'");
        assertThat(SearchWords.query("SO-1")).isEqualTo("'so-1'");
        assertThat(SearchWords.query("SO-100")).isEqualTo("'so-100':*");
        assertThat(SearchWords.query("(213) 555-0107")).isEqualTo("'2135550107':*");
    }

    @Test
    void nothing_typed_can_be_anything_but_words() {
        assertThat(SearchWords.query("' | !a\\ & 'b':*")).isEqualTo("'a' & 'b'");
        assertThat(SearchWords.query(" -- ")).isNull();
        assertThat(SearchWords.query(null)).isNull();
    }
}
