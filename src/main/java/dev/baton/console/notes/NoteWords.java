package dev.baton.console.notes;

import dev.baton.console.Ui;
import dev.baton.notes.Audience;
import dev.baton.notes.FileKind;
import dev.baton.notes.NamedPeople;
import dev.baton.notes.Note;
import dev.baton.platform.security.Caller;
import gg.jte.Content;
import java.util.List;

/** How a note is shown. */
public final class NoteWords {

    private NoteWords() {}

    /** The text, with the people in it marked. */
    public static Content text(String text, List<String> people) {
        var places = NamedPeople.of(people).places(text);
        return output -> {
            int from = 0;
            for (var place : places) {
                output.writeUserContent(text.substring(from, place.from()));
                output.writeContent("<span class=\"named\">");
                output.writeUserContent(text.substring(place.from(), place.to()));
                output.writeContent("</span>");
                from = place.to();
            }
            output.writeUserContent(text.substring(from));
        };
    }

    /** Whether whoever looks may change what it says. */
    public static boolean isMine(Note note) {
        return note.mayBeChangedBy(Caller.current());
    }

    public static String icon(Audience audience) {
        return switch (audience) {
            case INTERNAL -> "lock";
            case WAREHOUSE -> "building-warehouse";
            case CUSTOMER -> "world";
        };
    }

    public static String icon(FileKind kind) {
        return switch (kind) {
            case PDF, TEXT -> "file-text";
            case PNG, JPEG, GIF, WEBP -> "photo";
            case XLSX, CSV -> "table";
            case MSG, MAIL -> "mail";
        };
    }

    /** How large a file is, in kilobytes, and in megabytes from a thousand of them on. */
    public static String size(Ui ui, int bytes) {
        long kilobytes = Math.max(1, Math.round(bytes / 1000.0));
        return kilobytes < 1000
                ? ui.t("attachments.size.kb", ui.quantity(kilobytes))
                : ui.t("attachments.size.mb", String.format(ui.locale(), "%.1f", kilobytes / 1000.0));
    }
}
