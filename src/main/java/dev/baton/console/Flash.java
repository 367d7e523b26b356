package dev.baton.console;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the next page says first. {@code undoAction} is the address to which a POST takes the thing back, given only
 * while that is true.
 *
 * @param undoFields what that POST says
 */
public record Flash(Tone tone, String text, @Nullable String undoAction, List<Field> undoFields)
        implements Serializable {

    public record Field(String name, String value) implements Serializable {}

    public Flash {
        undoFields = List.copyOf(undoFields);
    }

    private Flash(Tone tone, String text) {
        this(tone, text, null, List.of());
    }

    static final String ATTRIBUTE = "flashes";

    public static Flash done(String text) {
        return new Flash(Tone.DONE, text);
    }

    public static Flash refused(String text) {
        return new Flash(Tone.URGENT, text);
    }

    public static Flash note(String text) {
        return new Flash(Tone.WAITING, text);
    }

    public Flash undo(String action) {
        return undo(action, List.of());
    }

    public Flash undo(String action, List<Field> fields) {
        return new Flash(tone, text, action, fields);
    }

    /** Shows it on the page to which the answer redirects. */
    public void on(RedirectAttributes redirect) {
        var flashes = new ArrayList<Flash>();
        if (redirect.getFlashAttributes().get(ATTRIBUTE) instanceof List<?> earlier) {
            earlier.stream()
                    .filter(Flash.class::isInstance)
                    .map(Flash.class::cast)
                    .forEach(flashes::add);
        }
        flashes.add(this);
        redirect.addFlashAttribute(ATTRIBUTE, flashes);
    }
}
