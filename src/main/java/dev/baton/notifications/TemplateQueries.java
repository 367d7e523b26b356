package dev.baton.notifications;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about the letters of a merchant. */
@Service
@Transactional(readOnly = true)
public class TemplateQueries {

    public static final List<String> LANGUAGES = List.of("en", "es");

    private final Templates templates;
    private final ShippedTemplates shipped;

    TemplateQueries(Templates templates, ShippedTemplates shipped) {
        this.templates = templates;
        this.shipped = shipped;
    }

    /** For every kind and language what is shipped or stands for every brand, then what brands have of their own; with drafts. */
    public List<Template> list() {
        var written = templates.current();
        var all = new ArrayList<>(written);
        for (var kind : MessageKind.values()) {
            for (var language : LANGUAGES) {
                boolean isReplaced = written.stream()
                        .anyMatch(own -> own.brand().equals(Template.EVERY_BRAND)
                                && own.kind() == kind
                                && own.language().equals(language)
                                && own.state() == Template.State.PUBLISHED);
                if (!isReplaced) {
                    all.add(shipped.get(kind, language));
                }
            }
        }
        all.sort(Comparator.comparing(Template::kind)
                .thenComparing(Template::brand)
                .thenComparing(Template::language)
                .thenComparingInt(Template::version));
        return List.copyOf(all);
    }

    /** What would be sent: the brand's own, that of every brand, or what is shipped. */
    public Template inUse(WriteTemplate.Key key) {
        return templates
                .inUse(key.brand(), key.kind(), key.language())
                .orElseGet(() -> shipped.get(key.kind(), key.language()));
    }

    /** Newest first; what is shipped stands last, with version 0. */
    public List<Template> versions(WriteTemplate.Key key) {
        var versions = new ArrayList<>(templates.versions(key.brand(), key.kind(), key.language()));
        versions.add(shipped.get(key.kind(), key.language()));
        return List.copyOf(versions);
    }

    /** What a letter can speak of, by name. */
    public List<String> fields() {
        return MailText.FIELDS.stream().sorted().toList();
    }

    public List<String> blocks() {
        return MailText.BLOCKS;
    }
}
