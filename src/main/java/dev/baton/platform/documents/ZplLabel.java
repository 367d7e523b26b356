package dev.baton.platform.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;

/**
 * A label in ZPL II, the language of Zebra's printers and of most others that print labels.
 *
 * <p>All of it is ASCII: every other character travels as hexadecimal UTF-8 ({@code ^FH} under {@code ^CI28}), so that
 * no spooler on the way can spoil it.
 */
public final class ZplLabel implements LabelCanvas {

    /** The dots an inch of a print head. */
    public enum Resolution {
        DPI_203(203),
        DPI_300(300);

        private final int dots;

        Resolution(int dots) {
            this.dots = dots;
        }
    }

    private static final int MODULE_MAX_AT_203 = 4;

    /** ZPL takes the height of a letter with the room above it, hence letters as tall as the PDF's need more. */
    private static final float HEIGHT_OF_FONT = 1.15f;

    private final StringBuilder zpl = new StringBuilder();
    private final Resolution resolution;

    private ZplLabel(Resolution resolution) {
        this.resolution = resolution;
    }

    public static String draw(float width, float height, Resolution resolution, Consumer<LabelCanvas> drawing) {
        var label = new ZplLabel(resolution);
        label.line("^XA");
        label.line("^CI28^LH0,0^PW%d^LL%d".formatted(label.dots(width), label.dots(height)));
        drawing.accept(label);
        label.line("^XZ");
        return label.zpl.toString();
    }

    @Override
    public void text(String text, float x, float y, float width, float size, boolean strong, Align align) {
        line("^FO%d,%d%s".formatted(dots(x), dots(y), field(text, width, size, strong, align)));
    }

    @Override
    public void rule(float x, float y, float width, float thickness) {
        int thick = Math.max(1, dots(thickness));
        line("^FO%d,%d^GB%d,%d,%d^FS".formatted(dots(x), dots(y), dots(width), thick, thick));
    }

    @Override
    public void plate(String text, float x, float y, float width, float height, float size) {
        int high = dots(height);
        line("^FO%d,%d^GB%d,%d,%d^FS".formatted(dots(x), dots(y), dots(width), high, high));
        var words = field(text, width - 8, size, true, Align.CENTRE);
        line("^FO%d,%d^FR%s".formatted(dots(x + 4), dots(y + (height - size) / 2), words));
    }

    @Override
    public void bars(Barcode barcode, float x, float y, float width, float height) {
        int room = dots(width) / (barcode.modulesWide() + 2 * barcode.quietModules());
        int module = Math.clamp(room, 1, MODULE_MAX_AT_203 * resolution.dots / 203);
        int left = dots(x) + (dots(width) - module * barcode.modulesWide()) / 2;
        var carried = barcode.carried128();
        if (carried.isPresent()) {
            var data = Zpl128.invocations(carried.get());
            line("^FO%d,%d^BY%d^BCN,%d,N,N,N,N^FD%s^FS".formatted(left, dots(y), module, dots(height), data));
            return;
        }
        int row = barcode.isLinear() ? dots(height) : module;
        for (var bar : barcode.bars()) {
            int thick = Math.min(row, bar.width() * module);
            line("^FO%d,%d^GB%d,%d,%d^FS"
                    .formatted(left + bar.x() * module, dots(y) + bar.y() * row, bar.width() * module, row, thick));
        }
    }

    private String field(String text, float width, float size, boolean strong, Align align) {
        int high = dots(LabelCanvas.fitting(text, size, strong, width) * HEIGHT_OF_FONT);
        var letter = align.name().charAt(0);
        return "^A0N,%d,%d^FB%d,1,0,%s^FH^FD%s^FS".formatted(high, high, dots(width), letter, escaped(text));
    }

    /** What would be a command, and what is not ASCII, in hexadecimal; a line of text stays one line. */
    static String escaped(String text) {
        var safe = new StringBuilder();
        for (byte octet : text.replaceAll("\\s+", " ").getBytes(UTF_8)) {
            int code = octet & 0xff;
            boolean plain = code >= 32 && code < 127 && "^~_\\".indexOf(code) < 0;
            safe.append(plain ? String.valueOf((char) code) : "_%02X".formatted(code));
        }
        return safe.toString();
    }

    private int dots(float points) {
        return Math.round(points * resolution.dots / 72);
    }

    private void line(String commands) {
        zpl.append(commands).append('\n');
    }
}
