package dev.baton.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.baton.platform.documents.Pdf;
import dev.baton.platform.documents.ZplLabel;
import dev.baton.platform.gs1.Sscc;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippingLabelDocumentTest {

    @Test
    void the_page_is_the_label_and_says_all_a_carrier_needs() {
        var pdf = Pdf.of("label", label(Locale.US, 1).pdf());

        assertThat(pdf.pages()).isOne();
        assertThat(pdf.width()).isEqualTo(288);
        assertThat(pdf.height()).isEqualTo(432);
        assertThat(pdf.text())
                .contains("José Núñez_Ødegård", "Madison, WI 53704", "Package 1 of 2", "12.40 kg", "Nov 23, 2026")
                .contains("Northway · Ground", "1Z999AA10123456784", "(00) 106141412345678908", "(420) 53704")
                .contains("Order SO-10042", "FOOD SAFE", "FRAGILE", "KEEP COLD");
    }

    @Test
    void the_same_label_in_spanish() {
        var pdf = Pdf.of("label-es", label(Locale.of("es", "ES"), 2).pdf());

        assertThat(pdf.text()).contains("REMITENTE", "Bulto 2 de 2", "12,40 kg", "MANTENER EN FRÍO");
    }

    @Test
    void a_label_printer_gets_the_same_in_its_own_language() {
        var zpl = label(Locale.US, 1).zpl(ZplLabel.Resolution.DPI_203);

        assertThat(zpl).isEqualToNormalizingNewlines(ZPL);
        assertThat(zpl.chars()).allMatch(character -> character < 128);
    }

    @Test
    void a_finer_head_gets_more_dots() {
        assertThat(label(Locale.US, 1).zpl(ZplLabel.Resolution.DPI_300)).contains("^PW1200^LL1800", "^BY5^BCN,375");
    }

    @Test
    void package_three_of_two_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> label(Locale.US, 3));
    }

    private static ShippingLabelDocument label(Locale language, int number) {
        return new ShippingLabelDocument(
                language,
                List.of("Juniper & Rye, West", "900 Harbour Road", "Oakland, CA 94607"),
                List.of("Prairie Table Co-op", "José Núñez_Ødegård", "2200 Pennsylvania Ave", "Madison, WI 53704"),
                "53704",
                "Northway",
                "Ground",
                "1Z999AA10123456784",
                Sscc.of(1, "0614141", 234567890L),
                new BigDecimal("12.40"),
                number,
                2,
                LocalDate.of(2026, 11, 23),
                "SO-10042",
                "PO 77810",
                Set.of(HandlingMark.FOOD_SAFE, HandlingMark.FRAGILE, HandlingMark.KEEP_COLD));
    }

    private static final String ZPL = """
            ^XA
            ^CI28^LH0,0^PW812^LL1218
            ^FO28,25^A0N,19,19^FB451,1,0,L^FH^FDFROM^FS
            ^FO28,51^A0N,26,26^FB457,1,0,L^FH^FDJuniper & Rye, West^FS
            ^FO28,77^A0N,26,26^FB457,1,0,L^FH^FD900 Harbour Road^FS
            ^FO28,104^A0N,26,26^FB457,1,0,L^FH^FDOakland, CA 94607^FS
            ^FO502,28^A0N,39,39^FB282,1,0,R^FH^FDPackage 1 of 2^FS
            ^FO502,76^A0N,29,29^FB282,1,0,R^FH^FD12.40 kg^FS
            ^FO502,113^A0N,29,29^FB282,1,0,R^FH^FDNov 23, 2026^FS
            ^FO28,169^GB756,3,3^FS
            ^FO28,183^A0N,19,19^FB756,1,0,L^FH^FDSHIP TO^FS
            ^FO51,209^A0N,42,42^FB733,1,0,L^FH^FDPrairie Table Co-op^FS
            ^FO51,252^A0N,42,42^FB733,1,0,L^FH^FDJos_C3_A9 N_C3_BA_C3_B1ez_5F_C3_98deg_C3_A5rd^FS
            ^FO51,295^A0N,42,42^FB733,1,0,L^FH^FD2200 Pennsylvania Ave^FS
            ^FO51,338^A0N,42,42^FB733,1,0,L^FH^FDMadison, WI 53704^FS
            ^FO28,429^GB756,3,3^FS
            ^FO68,443^BY4^BCN,90,N,N,N,N^FD>;>842053704^FS
            ^FO28,539^A0N,26,26^FB440,1,0,C^FH^FD(420) 53704^FS
            ^FO502,451^A0N,29,29^FB282,1,0,L^FH^FDOrder SO-10042^FS
            ^FO502,491^A0N,26,26^FB282,1,0,L^FH^FDRef. PO 77810^FS
            ^FO28,575^GB756,62,62^FS
            ^FO39,588^FR^A0N,42,42^FB733,1,0,C^FH^FDNorthway _C2_B7 Ground^FS
            ^FO28,646^A0N,19,19^FB338,1,0,L^FH^FDTRACKING NUMBER^FS
            ^FO122,671^BY3^BCN,124,N,N,N,N^FD>:1Z999AA1>50123456784^FS
            ^FO28,804^A0N,36,36^FB756,1,0,C^FH^FD1Z999AA10123456784^FS
            ^FO28,846^GB756,3,3^FS
            ^FO94,860^BY4^BCN,254,N,N,N,N^FD>;>800106141412345678908^FS
            ^FO28,1119^A0N,32,32^FB756,1,0,C^FH^FD(00) 106141412345678908^FS
            ^FO28,1156^GB244,45,45^FS
            ^FO39,1166^FR^A0N,29,29^FB222,1,0,C^FH^FDFOOD SAFE^FS
            ^FO284,1156^GB244,45,45^FS
            ^FO295,1166^FR^A0N,29,29^FB222,1,0,C^FH^FDFRAGILE^FS
            ^FO539,1156^GB244,45,45^FS
            ^FO551,1166^FR^A0N,29,29^FB222,1,0,C^FH^FDKEEP COLD^FS
            ^XZ
            """;
}
