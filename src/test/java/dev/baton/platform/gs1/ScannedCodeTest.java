package dev.baton.platform.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedCodeTest {

    private static final Gtin ITEM = Gtin.of("09506000134352");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9506000134352",
                "09506000134352\r\n",
                "]E09506000134352",
                "(01)09506000134352",
                "(01) 09506000134352 (10) ABC123",
                "0109506000134352",
                "]C10109506000134352",
                "]d2010950600013435210ABC123\u001d17270131",
                "010950600013435210ABC123<GS>17270131",
                "0209506000134352" + "3712",
                "https://id.gs1.org/01/09506000134352/10/ABC123?x=1"
            })
    void every_way_to_scan_an_item_gives_the_item(String raw) {
        assertThat(ScannedCode.of(raw).gtin()).contains(ITEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPC-PAPR-500", "12345", "4006381333932", "A-01-2", "0100 pads", "ñandú", ""})
    void what_may_be_a_sku_is_left_as_it_is(String raw) {
        assertThat(ScannedCode.of(raw)).isEqualTo(new ScannedCode.Text(raw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"]C1019506", "(01)09506000134353", "(77)1", "]d2010950600013435217", "(10)"})
    void what_says_it_is_gs1_and_is_not_is_unreadable(String raw) {
        assertThat(ScannedCode.of(raw)).isInstanceOf(ScannedCode.Unreadable.class);
    }

    @Test
    void a_carton_tells_its_batch_dates_and_count() {
        var code =
                Gs1Code.parse("02095060001343521526083111260102" + "10L-7(b)\u001d3748\u001d40045001287\u001d42094607");

        assertThat(code.gtin()).contains(ITEM);
        assertThat(code.batch()).contains("L-7(b)");
        assertThat(code.count()).contains(48L);
        assertThat(code.usableUntil(TODAY)).contains(LocalDate.of(2026, 8, 31));
        assertThat(code.producedOn(TODAY)).contains(LocalDate.of(2026, 1, 2));
        assertThat(code.value("400")).contains("45001287");
        assertThat(code.value("420")).contains("94607");
    }

    @Test
    void day_zero_is_the_end_of_the_month_and_the_year_is_the_nearest() {
        assertThat(Gs1Code.of("17", "280200").usableUntil(TODAY)).contains(LocalDate.of(2028, 2, 29));
        assertThat(Gs1Code.of("17", "991231").usableUntil(TODAY)).contains(LocalDate.of(1999, 12, 31));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Gs1Code.of("17", "261341").usableUntil(TODAY))
                .withMessageContaining("no date");
    }

    @Test
    void a_weight_is_read_with_its_decimals_in_the_identifier() {
        assertThat(Gs1Code.parse("01095060001343523103001250").value("3103")).contains("001250");
    }

    @RepeatedTest(200)
    void what_is_written_is_read(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var choices = new String[][] {
            {"01", ITEM.value()},
            {"00", "106141412345678908"},
            {"10", "LOT" + random.nextInt(1000)},
            {"11", "260102"},
            {"17", "271231"},
            {"21", "S/" + random.nextLong(1_000_000)},
            {"30", Integer.toString(random.nextInt(99_999_999))},
            {"400", "PO-" + random.nextInt(100)},
            {"410", "9501101020016"},
            {"420", "SW1A 1AA"}
        };
        var elements = new ArrayList<Gs1Code.Element>();
        for (var choice : choices) {
            if (random.nextBoolean() || elements.isEmpty()) {
                elements.add(random.nextInt(elements.size() + 1), new Gs1Code.Element(choice[0], choice[1]));
            }
        }
        var code = new Gs1Code(elements);

        assertThat(Gs1Code.parse(code.transmitted())).isEqualTo(code);
        assertThat(Gs1Code.parse(code.humanReadable())).isEqualTo(code);
    }

    @RepeatedTest(300)
    void no_text_at_all_makes_the_reader_fail(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        var letters = "0123456789()]Cd2<GS>\u001dA-";
        var raw = new StringBuilder();
        random.ints(random.nextInt(30), 0, letters.length()).forEach(at -> raw.append(letters.charAt(at)));

        assertThat(ScannedCode.of(raw.toString())).isNotNull();
    }
}
