package dev.baton.platform.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.Writer;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.oned.EAN8Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.baton.platform.gs1.Gs1Code;
import dev.baton.platform.gs1.Gtin;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A bar code as its modules, the smallest dark and light steps, ready to be drawn at any size.
 *
 * <p>A linear code is one row of modules; whoever draws it says how high. The light margin that a scanner needs around
 * it is not part of the modules but of every picture.
 */
public final class Barcode {

    /** FNC1 in the spelling of ZXing's Code 128 writer. */
    static final char FNC1 = '\u00f1';

    private static final int QUIET_LINEAR = 10;
    private static final int QUIET_SQUARE = 4;

    private final BitMatrix modules;
    private final String text;
    private final boolean linear;

    /** What a Code 128 carries, {@link #FNC1} included; of other codes nothing. */
    private final Optional<String> carried128;

    /** A dark rectangle, measured in modules. */
    record Bar(int x, int y, int width) {}

    private Barcode(BitMatrix modules, String text, boolean linear, Optional<String> carried128) {
        this.modules = modules;
        this.text = text;
        this.linear = linear;
        this.carried128 = carried128;
    }

    public static Barcode code128(String text) {
        var fit = !text.isEmpty()
                && text.length() <= 80
                && text.chars().allMatch(character -> character >= 32 && character < 127);
        if (!fit) {
            throw new IllegalArgumentException(
                    "Code 128 carries 1 to 80 plain ASCII characters, which \"%s\" is not".formatted(text));
        }
        return new Barcode(encode128(text), text, true, Optional.of(text));
    }

    /** A Code 128 whose first character, FNC1, tells the scanner that application identifiers follow. */
    public static Barcode gs1(Gs1Code code) {
        var text = FNC1 + code.transmitted().replace(Gs1Code.SEPARATOR, FNC1);
        return new Barcode(encode128(text), code.humanReadable(), true, Optional.of(text));
    }

    /** The symbol of the retail world: EAN-13 (a UPC is one) or EAN-8; a case code, which has none, as GS1-128. */
    public static Barcode item(Gtin gtin) {
        var printed = gtin.printed();
        return switch (printed.length()) {
            case 8 -> linear(new EAN8Writer(), BarcodeFormat.EAN_8, printed, printed);
            case 12, 13 ->
                linear(new EAN13Writer(), BarcodeFormat.EAN_13, gtin.value().substring(1), printed);
            default -> gs1(Gs1Code.of("01", gtin.value()));
        };
    }

    public static Barcode qr(String text) {
        Map<EncodeHintType, Object> hints = Map.of(
                EncodeHintType.MARGIN,
                0,
                EncodeHintType.CHARACTER_SET,
                UTF_8.name(),
                EncodeHintType.ERROR_CORRECTION,
                ErrorCorrectionLevel.M);
        return new Barcode(
                encode(new QRCodeWriter(), BarcodeFormat.QR_CODE, text, hints), text, false, Optional.empty());
    }

    public static Barcode dataMatrix(String text) {
        return new Barcode(
                encode(new DataMatrixWriter(), BarcodeFormat.DATA_MATRIX, text, Map.of()),
                text,
                false,
                Optional.empty());
    }

    public static Barcode gs1DataMatrix(Gs1Code code) {
        Map<EncodeHintType, Object> hints =
                Map.of(EncodeHintType.DATA_MATRIX_COMPACT, true, EncodeHintType.GS1_FORMAT, true);
        var modules = encode(new DataMatrixWriter(), BarcodeFormat.DATA_MATRIX, code.transmitted(), hints);
        return new Barcode(modules, code.humanReadable(), false, Optional.empty());
    }

    private static BitMatrix encode128(String text) {
        Map<EncodeHintType, Object> hints = Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.CODE128_COMPACT, true);
        return encode(new Code128Writer(), BarcodeFormat.CODE_128, text, hints);
    }

    private static Barcode linear(Writer writer, BarcodeFormat format, String contents, String text) {
        return new Barcode(
                encode(writer, format, contents, Map.of(EncodeHintType.MARGIN, 0)), text, true, Optional.empty());
    }

    private static BitMatrix encode(
            Writer writer, BarcodeFormat format, String text, Map<EncodeHintType, Object> hints) {
        try {
            return writer.encode(text, format, 0, 0, hints);
        } catch (WriterException unfit) {
            throw new IllegalArgumentException("\"%s\" does not fit a %s".formatted(text, format), unfit);
        }
    }

    /** What people read below the bars. */
    public String text() {
        return text;
    }

    Optional<String> carried128() {
        return carried128;
    }

    public boolean isLinear() {
        return linear;
    }

    public int modulesWide() {
        return modules.getWidth();
    }

    int modulesHigh() {
        return linear ? 1 : modules.getHeight();
    }

    int quietModules() {
        return linear ? QUIET_LINEAR : QUIET_SQUARE;
    }

    /** Every run of dark modules, row by row. */
    List<Bar> bars() {
        var bars = new ArrayList<Bar>();
        for (int y = 0; y < modulesHigh(); y++) {
            int start = 0;
            for (int x = 0; x <= modulesWide(); x++) {
                if (x < modulesWide() && modules.get(x, y)) {
                    continue;
                }
                if (x > start) {
                    bars.add(new Bar(start, y, x - start));
                }
                start = x + 1;
            }
        }
        return bars;
    }

    /** A scalable picture; {@code height} in modules matters to linear codes only. */
    public String svg(int height) {
        int rowHeight = linear ? height : 1;
        int wide = modulesWide() + 2 * quietModules();
        int high = modulesHigh() * rowHeight + 2 * quietModules();
        var svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\" role=\"img\">"
                        .formatted(wide, high));
        svg.append("<title>%s</title>".formatted(escaped(text)));
        svg.append("<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path d=\"".formatted(wide, high));
        for (var bar : bars()) {
            svg.append("M%d %dh%dv%dh-%dz"
                    .formatted(
                            bar.x + quietModules(),
                            bar.y * rowHeight + quietModules(),
                            bar.width,
                            rowHeight,
                            bar.width));
        }
        return svg.append("\"/></svg>").toString();
    }

    /** A picture in pixels; {@code height} in modules matters to linear codes only. */
    public byte[] png(int pixelsAModule, int height) {
        int rowHeight = linear ? height : 1;
        int wide = (modulesWide() + 2 * quietModules()) * pixelsAModule;
        int high = (modulesHigh() * rowHeight + 2 * quietModules()) * pixelsAModule;
        var image = new BufferedImage(wide, high, BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, wide, high);
        pen.setColor(java.awt.Color.BLACK);
        for (var bar : bars()) {
            pen.fillRect(
                    (bar.x + quietModules()) * pixelsAModule,
                    (bar.y * rowHeight + quietModules()) * pixelsAModule,
                    bar.width * pixelsAModule,
                    rowHeight * pixelsAModule);
        }
        pen.dispose();
        return png(image);
    }

    private static byte[] png(BufferedImage image) {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
