package dev.baton.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.Pdf;
import dev.baton.platform.documents.Samples;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PackingSlipDocumentTest {

    @Test
    void a_slip_says_what_came_what_is_still_to_come_and_how_to_handle_it() {
        var pdf = Pdf.of("packing-slip", slip(Paper.US_LETTER, Locale.US).pdf());

        assertThat(pdf.pages()).isOne();
        assertThat(pdf.text())
                .contains("Packing slip", "SH-20418", "SO-10042", "1Z999AA10123456784", "2 of 2", "12.40 kg")
                .contains("1,000", "500", "FOOD SAFE", "store at 2 to 8 °C")
                .contains("500 units are on backorder")
                .doesNotContain("$");
    }

    @Test
    void a_spanish_slip_has_no_english_word_in_it() {
        var pdf =
                Pdf.of("packing-slip-es", slip(Paper.A4, Locale.of("es", "ES")).pdf());

        assertThat(pdf.text())
                .contains(
                        "Albarán", "ENVIAR A", "Quedan 500 unidades pendientes", "APTO PARA ALIMENTOS", "Página 1 de 1")
                .doesNotContainIgnoringCase("shipped");
    }

    private static PackingSlipDocument slip(Paper paper, Locale language) {
        return new PackingSlipDocument(
                Samples.SPICE_HOUSE,
                paper,
                language,
                "SH-20418",
                LocalDate.of(2026, 11, 23),
                "SO-10042",
                "PO 77810",
                LocalDate.of(2026, 11, 21),
                "Northway Ground",
                List.of("Juniper & Rye, West", "900 Harbour Road", "Oakland, CA 94607"),
                List.of("Prairie Table Co-op", "Dock 3, Receiving", "2200 Pennsylvania Ave", "Madison, WI 53704"),
                Set.of(HandlingMark.KEEP_COLD, HandlingMark.FOOD_SAFE),
                List.of(
                        new PackingSlipDocument.Line(
                                "PEN-HB-12", "Pencils HB, cedar", "Lot 26A117", List.of(), 1000, 500, 0, 500),
                        new PackingSlipDocument.Line(
                                "SPC-SEA-1K", "House seasoning No. 4, 1 kg pouch", null, List.of(), 48, 48, 0, 0)),
                List.of(
                        new PackingSlipDocument.Box(1, new BigDecimal("12.40"), "1Z999AA10123456784"),
                        new PackingSlipDocument.Box(2, new BigDecimal("8.05"), "1Z999AA10123456793")),
                List.of("Please ring at the side door."));
    }
}
