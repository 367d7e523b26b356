package dev.baton.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words of every screen, one pair of files per area: {@code messages/orders.properties} and
 * {@code messages/orders_es.properties}.
 */
final class Messages {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"));

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    Messages() {
        source.setBasenames(areas().map(area -> "messages/" + area).toArray(String[]::new));
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        source.setUseCodeAsDefaultMessage(true);
    }

    String text(Locale locale, String key, Object... arguments) {
        return source.getMessage(key, arguments, locale);
    }

    static Stream<String> areas() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:/messages/*.properties");
            return Stream.of(files)
                    .map(file -> Objects.requireNonNull(file.getFilename()).replaceFirst("(_es)?\\.properties$", ""))
                    .distinct()
                    .sorted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
