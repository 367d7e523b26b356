package dev.baton.shipping;

import dev.baton.platform.documents.Barcode;
import dev.baton.platform.documents.LabelCanvas;
import dev.baton.platform.documents.LabelCanvas.Align;
import dev.baton.platform.documents.PdfLabel;
import dev.baton.platform.documents.Wording;
import dev.baton.platform.documents.ZplLabel;
import dev.baton.platform.gs1.Gs1Code;
import dev.baton.platform.gs1.Sscc;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The label of one package, four inches by six, for an office printer and for a label printer.
 *
 * <p>The SSCC stands at the foot and 32 mm high, as the GS1 logistic label guideline asks.
 */
public record ShippingLabelDocument(
        Locale language,
        List<String> from,
        List<String> to,
        String postcode,
        String carrier,
        String service,
        String trackingNumber,
        @Nullable Sscc sscc,
        BigDecimal weightKilograms,
        int packageNumber,
        int packageCount,
        LocalDate shippedOn,
        String orderNumber,
        @Nullable String reference,
        Set<HandlingMark> handling) {

    private static final float WIDTH = 4 * 72;
    private static final float HEIGHT = 6 * 72;
    private static final float MARGIN = 10;
    private static final float INNER = WIDTH - 2 * MARGIN;
    private static final float RIGHT_COLUMN = 178;
    private static final float RIGHT_WIDTH = WIDTH - MARGIN - RIGHT_COLUMN;

    public ShippingLabelDocument {
        from = List.copyOf(from);
        to = List.copyOf(to);
        handling = Set.copyOf(handling);
        if (packageNumber < 1 || packageNumber > packageCount) {
            throw new IllegalArgumentException("package %d of %d".formatted(packageNumber, packageCount));
        }
    }

    public byte[] pdf() {
        return PdfLabel.draw(WIDTH, HEIGHT, trackingNumber, language, this::draw);
    }

    public String zpl(ZplLabel.Resolution resolution) {
        return ZplLabel.draw(WIDTH, HEIGHT, resolution, this::draw);
    }

    private void draw(LabelCanvas label) {
        var words = Wording.of("shipping-label", language);
        drawSender(label, words);
        label.rule(MARGIN, 60, INNER, 1);
        drawReceiver(label, words);
        label.rule(MARGIN, 152, INNER, 1);
        drawRouting(label, words);
        label.plate(carrier + "  ·  " + service, MARGIN, 204, INNER, 22, 13);
        drawTracking(label, words);
        label.rule(MARGIN, 300, INNER, 1);
        drawSscc(label);
        drawMarks(label);
    }

    private void drawSender(LabelCanvas label, Wording words) {
        label.text(words.text("from"), MARGIN, 9, 160, 6, true, Align.LEFT);
        lines(label, from, 18, 40, 8, false);
        var count = words.text("packageOf", packageNumber, packageCount);
        label.text(count, RIGHT_COLUMN, 10, RIGHT_WIDTH, 12, true, Align.RIGHT);
        var weight = words.number(weightKilograms) + " kg";
        label.text(weight, RIGHT_COLUMN, 27, RIGHT_WIDTH, 9, false, Align.RIGHT);
        label.text(words.date(shippedOn), RIGHT_COLUMN, 40, RIGHT_WIDTH, 9, false, Align.RIGHT);
    }

    private void drawReceiver(LabelCanvas label, Wording words) {
        label.text(words.text("to"), MARGIN, 65, INNER, 6, true, Align.LEFT);
        lines(label, to, 74, 76, 13, true);
    }

    /** Lines as large as {@code size}, or as many as there are allow. */
    private static void lines(LabelCanvas label, List<String> lines, float y, float height, float size, boolean wide) {
        float step = Math.min(size * 1.18f, height / Math.max(1, lines.size()));
        float width = wide ? INNER - 8 : RIGHT_COLUMN - MARGIN - 6;
        float indent = wide ? 8 : 0;
        float at = y;
        for (var line : lines) {
            label.text(line, MARGIN + indent, at, width, step / 1.18f, wide, Align.LEFT);
            at += step;
        }
    }

    private void drawRouting(LabelCanvas label, Wording words) {
        var digits = postcode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (!digits.isEmpty()) {
            var code = Gs1Code.of("420", digits);
            label.bars(Barcode.gs1(code), MARGIN, 157, 156, 32);
            label.text(code.humanReadable(), MARGIN, 191, 156, 8, false, Align.CENTRE);
        }
        label.text(words.text("order", orderNumber), RIGHT_COLUMN, 160, RIGHT_WIDTH, 9, true, Align.LEFT);
        if (reference != null) {
            label.text(words.text("reference", reference), RIGHT_COLUMN, 174, RIGHT_WIDTH, 8, false, Align.LEFT);
        }
    }

    private void drawTracking(LabelCanvas label, Wording words) {
        label.text(words.text("tracking"), MARGIN, 229, 120, 6, true, Align.LEFT);
        label.bars(Barcode.code128(trackingNumber), MARGIN, 238, INNER, 44);
        label.text(trackingNumber, MARGIN, 285, INNER, 11, true, Align.CENTRE);
    }

    private void drawSscc(LabelCanvas label) {
        if (sscc != null) {
            label.bars(Barcode.gs1(sscc.code()), MARGIN, 305, INNER, 90);
            label.text(sscc.humanReadable(), MARGIN, 397, INNER, 10, true, Align.CENTRE);
        }
    }

    private void drawMarks(LabelCanvas label) {
        var marks = new TreeSet<>(handling);
        if (marks.isEmpty()) {
            return;
        }
        float gap = 4;
        float width = (INNER - gap * (marks.size() - 1)) / marks.size();
        float x = MARGIN;
        for (var mark : marks) {
            label.plate(mark.words(language).toUpperCase(language), x, 410, width, 16, 9);
            x += width + gap;
        }
    }
}
