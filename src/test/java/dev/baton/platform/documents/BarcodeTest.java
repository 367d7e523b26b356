package dev.baton.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.Result;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import dev.baton.platform.gs1.Gs1Code;
import dev.baton.platform.gs1.Gtin;
import dev.baton.platform.gs1.ScannedCode;
import dev.baton.platform.gs1.Sscc;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every picture is read back by a reader that knows nothing of how it was drawn. */
class BarcodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"1Z999AA10123456784", "PL-881", "00012345", "a ~ b"})
    void code_128_reads_back(String text) throws Exception {
        assertThat(read(Barcode.code128(text), BarcodeFormat.CODE_128).getText())
                .isEqualTo(text);
    }

    @Test
    void gs1_128_announces_itself_and_reads_back() throws Exception {
        var sscc = Sscc.of(1, "0614141", 234567890L);

        var scanned = read(Barcode.gs1(sscc.code()), BarcodeFormat.CODE_128).getText();

        assertThat(scanned).isEqualTo("]C100106141412345678908");
        assertThat(ScannedCode.of(scanned)).isEqualTo(new ScannedCode.Label(sscc.code()));
    }

    @Test
    void values_without_a_set_length_are_parted_in_the_bars() throws Exception {
        var code = Gs1Code.of("10", "LOT7").and("01", "09506000134352").and("420", "SW1A 1AA");

        var scanned = read(Barcode.gs1(code), BarcodeFormat.CODE_128).getText();

        assertThat(ScannedCode.of(scanned)).isEqualTo(new ScannedCode.Label(code));
    }

    @Test
    void an_item_is_drawn_in_the_symbol_of_its_length() throws Exception {
        assertThat(read(Barcode.item(Gtin.of("4006381333931")), BarcodeFormat.EAN_13)
                        .getText())
                .isEqualTo("4006381333931");
        assertThat(read(Barcode.item(Gtin.of("036000291452")), BarcodeFormat.EAN_13)
                        .getText())
                .isEqualTo("0036000291452");
        assertThat(read(Barcode.item(Gtin.of("96385074")), BarcodeFormat.EAN_8).getText())
                .isEqualTo("96385074");
        assertThat(read(Barcode.item(Gtin.of("10614141000415")), BarcodeFormat.CODE_128)
                        .getText())
                .isEqualTo("]C10110614141000415");
    }

    @Test
    void squares_read_back() throws Exception {
        var link = "https://baton.example/track/ñandú";
        var code = Gs1Code.of("01", "09506000134352").and("10", "LOT7").and("21", "S1");

        assertThat(read(Barcode.qr(link), BarcodeFormat.QR_CODE).getText()).isEqualTo(link);
        assertThat(read(Barcode.dataMatrix("A-01-2"), BarcodeFormat.DATA_MATRIX).getText())
                .isEqualTo("A-01-2");
        var scanned = read(Barcode.gs1DataMatrix(code), BarcodeFormat.DATA_MATRIX);
        assertThat(scanned.getText().replaceFirst("^[\u001d\u00e8]", "")).isEqualTo(code.transmitted());
    }

    @Test
    void the_scalable_picture_has_the_same_bars_and_a_safe_title() {
        var barcode = Barcode.code128("A<B");

        assertThat(barcode.svg(40))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d 60\""
                        .formatted(barcode.modulesWide() + 20))
                .contains("<title>A&lt;B</title>", "M10 10h2v40h-2z");
    }

    @Test
    void what_bars_cannot_carry_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Barcode.code128("ñ"));
        assertThatIllegalArgumentException().isThrownBy(() -> Barcode.code128(""));
    }

    private static Result read(Barcode barcode, BarcodeFormat format) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(barcode.png(3, 40)));
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
        return new MultiFormatReader()
                .decode(
                        bitmap,
                        Map.of(
                                DecodeHintType.POSSIBLE_FORMATS,
                                List.of(format),
                                DecodeHintType.ASSUME_GS1,
                                true,
                                DecodeHintType.PURE_BARCODE,
                                !barcode.isLinear()));
    }
}
