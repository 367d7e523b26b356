package dev.baton.platform.documents;

import static dev.baton.platform.documents.LetterPress.HAIRLINE;
import static dev.baton.platform.documents.LetterPress.MARGIN;
import static dev.baton.platform.documents.LetterPress.MUTED;

import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What stands on every page of a letter: a band of colour, whose letter it is from page two, and the foot. */
final class LetterPages extends PdfPageEventHelper {

    private static final float SIZE = 7.5f;
    private static final float BAND = 5;
    private static final float FOOT = 40;

    private static final float COUNT_WIDTH = 160;

    private final Letter letter;

    /** The number of pages is known at the end only: each page leaves a place for it. */
    private final List<PdfTemplate> counts = new ArrayList<>();

    LetterPages(Letter letter) {
        this.letter = letter;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        var canvas = writer.getDirectContent();
        var page = document.getPageSize();
        canvas.setColorFill(letter.letterhead.accent());
        canvas.rectangle(0, page.getHeight() - BAND, page.getWidth(), BAND);
        canvas.fill();
        float right = page.getWidth() - MARGIN;
        if (writer.getPageNumber() > 1) {
            float y = page.getHeight() - 30;
            write(canvas, Element.ALIGN_LEFT, letter.letterhead.name(), MARGIN, y);
            write(canvas, Element.ALIGN_RIGHT, letter.title + " " + letter.number, right, y);
        }
        foot(canvas, right);
    }

    private void foot(PdfContentByte canvas, float right) {
        canvas.setColorStroke(HAIRLINE);
        canvas.setLineWidth(0.5f);
        canvas.moveTo(MARGIN, FOOT + 12);
        canvas.lineTo(right, FOOT + 12);
        canvas.stroke();
        var legal = letter.letterhead.legal();
        var left = legal.isEmpty() ? letter.letterhead.name() : String.join(" · ", legal);
        write(canvas, Element.ALIGN_LEFT, left, MARGIN, FOOT);
        var count = canvas.createTemplate(COUNT_WIDTH, 12);
        count.setBoundingBox(new Rectangle(0, -3, COUNT_WIDTH, 12));
        canvas.addTemplate(count, right - COUNT_WIDTH, FOOT);
        counts.add(count);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        for (int index = 0; index < counts.size(); index++) {
            var words = letter.wording.text("page", index + 1, counts.size());
            write(counts.get(index), Element.ALIGN_RIGHT, words, COUNT_WIDTH, 0);
        }
    }

    private static void write(PdfContentByte canvas, int alignment, String text, float x, float y) {
        var phrase = new Phrase(Typeface.REGULAR.chunk(text, SIZE, MUTED));
        ColumnText.showTextAligned(canvas, alignment, phrase, x, y, 0);
    }
}
