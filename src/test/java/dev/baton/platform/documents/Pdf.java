package dev.baton.platform.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Reads a PDF back; keeps a copy in {@code target/documents} for people who want to look at it. */
public final class Pdf {

    private final PdfReader reader;

    private Pdf(PdfReader reader) {
        this.reader = reader;
    }

    public static Pdf of(String name, byte[] bytes) {
        try {
            var folder = Files.createDirectories(Path.of("target/documents"));
            Files.write(folder.resolve(name + ".pdf"), bytes);
            return new Pdf(new PdfReader(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public int pages() {
        return reader.getNumberOfPages();
    }

    public String text() {
        return IntStream.rangeClosed(1, pages()).mapToObj(this::text).collect(Collectors.joining("\n"));
    }

    /** The words of a page, with every gap a single blank. */
    public String text(int page) {
        try {
            return new PdfTextExtractor(reader).getTextFromPage(page).replaceAll("[\\s\u00a0]+", " ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public float width() {
        return reader.getPageSize(1).getWidth();
    }

    public float height() {
        return reader.getPageSize(1).getHeight();
    }
}
