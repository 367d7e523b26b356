package dev.baton.platform.documents;

import java.awt.Color;
import org.openpdf.text.pdf.PdfContentByte;

/** Draws bar codes as vectors, so that they are sharp on every printer. */
final class PdfBars {

    private PdfBars() {}

    /** Fills the rectangle whose lower left corner is {@code x, y}; the light margin around it is the caller's. */
    static void draw(PdfContentByte canvas, Barcode barcode, float x, float y, float wide, float high) {
        float module = wide / barcode.modulesWide();
        float row = high / barcode.modulesHigh();
        canvas.saveState();
        canvas.setColorFill(Color.BLACK);
        for (var bar : barcode.bars()) {
            canvas.rectangle(x + bar.x() * module, y + high - (bar.y() + 1) * row, bar.width() * module, row);
        }
        canvas.fill();
        canvas.restoreState();
    }
}
