package dev.baton.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.Pdf;
import dev.baton.platform.documents.Samples;
import dev.baton.platform.gs1.Gtin;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PickListDocumentTest {

    @Test
    void the_lines_stand_in_the_order_of_the_walk() {
        var list = list(List.of(line("B-01-2", "LATE"), line("A-10-1", "MIDDLE"), line("A-2-1", "EARLY")));

        assertThat(list.lines()).extracting(PickListDocument.Line::sku).containsExactly("EARLY", "MIDDLE", "LATE");
    }

    @Test
    void every_line_carries_what_the_picker_reads_and_scans() {
        var withoutGtin = new PickListDocument.Line("C-07-3", "KIT-GRND-01", "Grinder set", null, 6, null, "FO-311");
        var pdf = Pdf.of(
                "pick-list",
                list(List.of(line("A-2-1", "SPC-PAPR-500"), withoutGtin)).pdf());

        assertThat(pdf.text())
                .contains("Pick list", "PL-881", "EAST", "A-2-1", "SPC-PAPR-500", "4006381333931", "2 cases + 12")
                .contains("KIT-GRND-01", "2 lines, 66 units");
    }

    @Test
    void a_long_walk_runs_over_pages() {
        var lines = IntStream.rangeClosed(1, 200)
                .mapToObj(n -> line("A-%02d-%d".formatted(n / 10, n % 10), "SKU-" + n))
                .toList();

        var pdf = Pdf.of("pick-list-200", list(lines).pdf());

        assertThat(pdf.pages()).isBetween(10, 20);
        assertThat(pdf.text(pdf.pages())).contains("Page %d of %d".formatted(pdf.pages(), pdf.pages()));
    }

    private static PickListDocument.Line line(String bin, String sku) {
        return new PickListDocument.Line(
                bin, sku, "Smoked paprika, 500 g tin", Gtin.of("4006381333931"), 60, "2 cases + 12", "FO-310");
    }

    private static PickListDocument list(List<PickListDocument.Line> lines) {
        return new PickListDocument(
                Samples.SPICE_HOUSE,
                Paper.US_LETTER,
                Locale.US,
                "PL-881",
                "EAST",
                LocalDateTime.of(2026, 11, 21, 9, 30),
                null,
                lines,
                List.of("Cold items last."));
    }
}
