package dev.baton.platform.documents;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.function.Consumer;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/** A label as a PDF page of just its size. */
public final class PdfLabel implements LabelCanvas {

    /** From the top of a line to the foot of its letters, as a share of their size. */
    private static final float ASCENT = 0.82f;

    /** GS1 asks for modules of 0.495 mm at least on a logistic label; wider ones gain nothing at arm's length. */
    private static final float MODULE_MAX = 1.5f;

    private final PdfContentByte canvas;
    private final float pageHeight;

    private PdfLabel(PdfContentByte canvas, float pageHeight) {
        this.canvas = canvas;
        this.pageHeight = pageHeight;
    }

    public static byte[] draw(float width, float height, String title, Locale language, Consumer<LabelCanvas> drawing) {
        var bytes = new ByteArrayOutputStream();
        var document = new Document(new Rectangle(width, height), 0, 0, 0, 0);
        var writer = PdfWriter.getInstance(document, bytes);
        document.addTitle(title);
        document.addCreator("Baton");
        document.setDocumentLanguage(language.toLanguageTag());
        document.open();
        drawing.accept(new PdfLabel(writer.getDirectContent(), height));
        document.close();
        return bytes.toByteArray();
    }

    @Override
    public void text(String text, float x, float y, float width, float size, boolean strong, Align align) {
        write(text, x, y, width, size, strong, align, Color.BLACK);
    }

    private void write(
            String text, float x, float y, float width, float size, boolean strong, Align align, Color colour) {
        var face = strong ? Typeface.BOLD : Typeface.REGULAR;
        float fitting = LabelCanvas.fitting(text, size, strong, width);
        float room = width - face.width(text, fitting);
        float indent = switch (align) {
            case LEFT -> 0;
            case CENTRE -> room / 2;
            case RIGHT -> room;
        };
        canvas.beginText();
        canvas.setColorFill(colour);
        canvas.setFontAndSize(face.base(), fitting);
        canvas.setTextMatrix(x + indent, pageHeight - y - size * ASCENT);
        canvas.showText(face.printable(text));
        canvas.endText();
    }

    @Override
    public void rule(float x, float y, float width, float thickness) {
        fill(x, y, width, thickness);
    }

    @Override
    public void plate(String text, float x, float y, float width, float height, float size) {
        fill(x, y, width, height);
        write(text, x + 4, y + (height - size) / 2, width - 8, size, true, Align.CENTRE, Color.WHITE);
    }

    private void fill(float x, float y, float width, float height) {
        canvas.setColorFill(Color.BLACK);
        canvas.rectangle(x, pageHeight - y - height, width, height);
        canvas.fill();
    }

    @Override
    public void bars(Barcode barcode, float x, float y, float width, float height) {
        float module = width / (barcode.modulesWide() + 2 * barcode.quietModules());
        float high = barcode.isLinear() ? height : Math.min(height, module * barcode.modulesWide());
        float wide = barcode.isLinear() ? Math.min(module, MODULE_MAX) * barcode.modulesWide() : high;
        PdfBars.draw(canvas, barcode, x + (width - wide) / 2, pageHeight - y - high, wide, high);
    }
}
