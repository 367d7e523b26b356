package dev.baton.notifications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The letters that come with the program: {@code mail/ORDER_SHIPPED_en.txt}, the subject in the first line. */
@Component
class ShippedTemplates {

    static final String DEFAULT_LANGUAGE = "en";

    private final Map<String, Template> read = new ConcurrentHashMap<>();

    /** In English where there is none in {@code language}. */
    Template get(MessageKind kind, String language) {
        var known = language.equals("es") ? "es" : DEFAULT_LANGUAGE;
        return Objects.requireNonNull(read.computeIfAbsent(kind + "_" + known, name -> read(name, kind, known)));
    }

    private static Template read(String name, MessageKind kind, String language) {
        try (var file = ShippedTemplates.class.getResourceAsStream("/mail/" + name + ".txt")) {
            var text = new String(
                    Objects.requireNonNull(file, () -> "mail/" + name + ".txt").readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            return new Template(
                    Template.EVERY_BRAND,
                    kind,
                    language,
                    0,
                    Template.State.SHIPPED,
                    text.substring(0, end).strip(),
                    text.substring(end).strip(),
                    kind.isUrgent(),
                    true,
                    null,
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
