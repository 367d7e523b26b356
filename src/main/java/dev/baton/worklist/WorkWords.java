package dev.baton.worklist;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The words of the worklist in the reader's language. */
@Component
public class WorkWords {

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    WorkWords() {
        source.setBasenames("messages/worklist", "messages/orders", "messages/letters");
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        source.setUseCodeAsDefaultMessage(true);
    }

    /** With its facts as they are written. */
    public String text(Locale reader, Sentence said) {
        var facts = said.facts().stream()
                .map(fact -> fact.startsWith(Sentence.KEY) ? text(reader, Sentence.of(fact.substring(1))) : fact)
                .toArray();
        return Objects.requireNonNull(source.getMessage(said.key(), facts, spoken(reader)));
    }

    /** The playbook that comes with Baton. */
    Playbook shipped(Locale reader, String kind) {
        var key = "worklist.playbook." + kind;
        var checklist = new ArrayList<String>();
        for (int line = 1; has(reader, key + "." + line); line++) {
            checklist.add(text(reader, Sentence.of(key + "." + line)));
        }
        return new Playbook(kind, has(reader, key) ? text(reader, Sentence.of(key)) : "", List.copyOf(checklist), 0);
    }

    private boolean has(Locale reader, String key) {
        return !key.equals(source.getMessage(key, null, spoken(reader)));
    }

    /** Numbers within a sentence are written as its language writes them. */
    private static Locale spoken(Locale reader) {
        return reader.getLanguage().equals("es") ? reader : Locale.ENGLISH;
    }
}
