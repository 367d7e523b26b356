package dev.baton.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.gs1.Gs1Code;
import dev.baton.platform.gs1.Gtin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZplLabelTest {

    @Test
    void what_would_be_a_command_is_printed_and_not_obeyed() {
        assertThat(ZplLabel.escaped("A^XZ~JR_B\\&\nPeña")).isEqualTo("A_5EXZ_7EJR_5FB_5C& Pe_C3_B1a");
    }

    @ParameterizedTest
    @CsvSource({
        "1Z999AA10123456784, >:1Z999AA1>50123456784",
        "12345678, >;12345678",
        "1234567, >;123456>67",
        "PL-881, >:PL-881",
        "A12345B, >:A12345B",
        "A1234567B, >:A1>5234567>6B",
        "X^>~, >:X><>0>="
    })
    void the_subsets_of_code_128_are_chosen_for_few_bars(String text, String data) {
        assertThat(Zpl128.invocations(text)).isEqualTo(data);
    }

    @Test
    void gs1_begins_with_fnc1_and_parts_what_has_no_set_length() {
        var code = Gs1Code.of("10", "LOT7").and("420", "94607");

        assertThat(Zpl128.invocations(Barcode.gs1(code).carried128().orElseThrow()))
                .isEqualTo(">:>810LOT7>8>542094607");
        assertThat(Zpl128.invocations(
                        Barcode.gs1(Gs1Code.of("420", "94607")).carried128().orElseThrow()))
                .isEqualTo(">;>842094607");
    }

    @Test
    void other_codes_are_drawn_bar_by_bar() {
        var zpl = ZplLabel.draw(
                144,
                72,
                ZplLabel.Resolution.DPI_203,
                label -> label.bars(Barcode.item(Gtin.of("96385074")), 0, 0, 144, 40));

        assertThat(zpl.lines().filter(line -> line.contains("^GB"))).hasSize(22);
    }
}
