package dev.baton.console;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the next page says first. {@code undoAction} is the address to which a POST takes the thing back, given only
 * while that is true.
 */
public record Flash(Tone tone, String text, @Nullable String undoAction) implements Serializable {

    static final String ATTRIBUTE = "flashes";

    public static Flash done(String text) {
        return new Flash(Tone.DONE, text, null);
    }

    public static Flash refused(String text) {
        return new Flash(Tone.URGENT, text, null);
    }

    public static Flash note(String text) {
        return new Flash(Tone.WAITING, text, null);
    }

    public Flash undo(String action) {
        return new Flash(tone, text, action);
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
