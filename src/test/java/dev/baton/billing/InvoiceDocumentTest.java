package dev.baton.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.documents.Letterhead;
import dev.baton.platform.documents.Paper;
import dev.baton.platform.documents.Pdf;
import dev.baton.platform.documents.Samples;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvoiceDocumentTest {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    @Test
    void an_invoice_shows_every_line_and_every_sum() {
        var lines = List.of(
                line("SPC-PAPR-500", "Smoked paprika, 500 g tin", 200, "7.2500", "145.00", "1305.00"),
                line("SPC-SEA-1K", "House seasoning No. 4, 1 kg pouch", 48, "11.9000", "0.00", "571.20"),
                line("KIT-GRND-01", "Grinder gift set \"Åland\", beech and steel", 6, "42.0000", "0.00", "252.00"));
        var sums = new InvoiceDocument.Sums(
                new BigDecimal("2273.20"),
                new BigDecimal("145.00"),
                new BigDecimal("38.40"),
                List.of(new InvoiceDocument.Tax(
                        "NJ sales tax", new BigDecimal("0.06625"), new BigDecimal("143.54"), false)),
                new BigDecimal("2310.14"),
                new BigDecimal("500.00"),
                new BigDecimal("1810.14"));

        var pdf = Pdf.of("invoice", invoice(Samples.SPICE_HOUSE, Paper.US_LETTER, Locale.US, "USD", lines, sums));

        assertThat(pdf.pages()).isOne();
        assertThat(pdf.width()).isEqualTo(612);
        assertThat(pdf.text())
                .contains("Invoice", "INV-2026-00042", "Nov 21, 2026", "Smoked paprika, 500 g tin", "SPC-PAPR-500")
                .contains("200 each", "$7.25", "-$145.00", "$1,305.00", "6.625%", "$143.54")
                .contains("Balance due", "$1,810.14", "Page 1 of 1");
    }

    @Test
    void a_spanish_invoice_prints_euros_and_every_accent() {
        var lines = List.of(
                line("ESP-PIM-75", "Pimentón de la Vera ahumado, 75 g", 1200, "2.4500", "0.00", "2940.00"),
                line("ESP-ZOL-10", "Żubrówka-Kräutermischung „Łódź“, größe Tüte", 10, "5.0000", "0.00", "50.00"));
        var sums = new InvoiceDocument.Sums(
                new BigDecimal("2990.00"),
                NOTHING,
                NOTHING,
                List.of(new InvoiceDocument.Tax("IVA", new BigDecimal("0.10"), new BigDecimal("299.00"), false)),
                new BigDecimal("3289.00"),
                NOTHING,
                new BigDecimal("3289.00"));

        var pdf = Pdf.of(
                "invoice-es", invoice(Samples.CASA_ESPECIA, Paper.A4, Locale.of("es", "ES"), "EUR", lines, sums));

        assertThat(pdf.width()).isEqualTo(595);
        assertThat(pdf.text())
                .contains("Factura", "FACTURAR A", "Vencimiento".toUpperCase(Locale.ROOT), "Página 1 de 1")
                .contains("Pimentón de la Vera", "Żubrówka-Kräutermischung „Łódź“, größe Tüte", "3.289,00 €", "10 %")
                .doesNotContain("Descuento");
    }

    @Test
    void two_hundred_lines_run_over_pages_that_each_say_whose_they_are() {
        var lines = IntStream.rangeClosed(1, 200)
                .mapToObj(n -> line("SKU-" + n, "Item number " + n, n, "1.0000", "0.00", n + ".00"))
                .toList();
        var total = new BigDecimal("20100.00");
        var sums = new InvoiceDocument.Sums(total, NOTHING, NOTHING, List.of(), total, NOTHING, total);

        var pdf = Pdf.of("invoice-200", invoice(Samples.SPICE_HOUSE, Paper.A4, Locale.US, "USD", lines, sums));

        assertThat(pdf.pages()).isBetween(7, 12);
        for (int page = 1; page <= pdf.pages(); page++) {
            assertThat(pdf.text(page)).contains("Page %d of %d".formatted(page, pdf.pages()), "INV-2026-00042");
        }
        assertThat(pdf.text(2)).contains("UNIT PRICE");
        assertThat(pdf.text()).contains("SKU-1 ", "SKU-200 ");
    }

    private static InvoiceDocument.Line line(
            String sku, String name, long quantity, String price, String discount, String amount) {
        return new InvoiceDocument.Line(
                sku,
                name,
                quantity,
                "each",
                new BigDecimal(price),
                new BigDecimal(discount),
                new BigDecimal("0.06625"),
                new BigDecimal(amount));
    }

    private static byte[] invoice(
            Letterhead seller,
            Paper paper,
            Locale language,
            String currency,
            List<InvoiceDocument.Line> lines,
            InvoiceDocument.Sums sums) {
        return new InvoiceDocument(
                        seller,
                        paper,
                        language,
                        "INV-2026-00042",
                        LocalDate.of(2026, 11, 21),
                        LocalDate.of(2026, 12, 21),
                        "Net 30",
                        "SO-10042",
                        "PO 77810",
                        "C-1001",
                        null,
                        List.of("Prairie Table Co-op", "Accounts payable", "410 Mill Street", "Madison, WI 53703"),
                        List.of(
                                "Prairie Table Co-op",
                                "Dock 3, Receiving",
                                "2200 Pennsylvania Ave",
                                "Madison, WI 53704"),
                        Currency.getInstance(currency),
                        lines,
                        sums,
                        List.of(
                                "Transfer to First Harbor Bank, account 4410 2298, stating INV-2026-00042.",
                                "Late payments bear interest of 1 % a month."),
                        List.of("Thank you for your order."))
                .pdf();
    }
}
