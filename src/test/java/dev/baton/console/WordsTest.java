package dev.baton.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the screens are there, in both languages, and can be formatted. */
class WordsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final List<Path> SPEAKERS =
            List.of(Path.of("src/main/jte"), Path.of("src/main/java/dev/baton/console"));

    /** {@code ui.t("key"}, {@code ui.n("key"}, and {@code ui.t("start." +}, of which some key must begin so. */
    private static final Pattern ASKED = Pattern.compile("\\bui\\s*\\.([tn])\\(\\s*\"([^\"]+)\"\\s*([+,)])");

    @Test
    void both_languages_say_the_same_things() throws IOException {
        for (var area : areas()) {
            assertThat(keys(area + "_es")).as(area).isEqualTo(keys(area));
        }
    }

    @Test
    void every_word_a_screen_asks_for_is_there() throws IOException {
        var known = allKeys();
        var missing = new TreeSet<String>();
        for (var file : speakers()) {
            var asked = ASKED.matcher(Files.readString(file));
            while (asked.find()) {
                if (!isKnown(known, asked.group(1), asked.group(2), asked.group(3))) {
                    missing.add(asked.group(2) + " in " + file);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isKnown(Set<String> known, String form, String key, String next) {
        if (next.equals("+")) {
            return known.stream().anyMatch(word -> word.startsWith(key));
        }
        return form.equals("t") ? known.contains(key) : known.containsAll(List.of(key + ".one", key + ".other"));
    }

    @Test
    void every_place_of_the_rail_has_a_name() throws IOException {
        var known = allKeys();
        for (var entry : Navigation.Entry.values()) {
            assertThat(known).contains(entry.messageKey());
        }
        for (var group : Navigation.Group.values()) {
            assertThat(known).contains(group.messageKey());
        }
    }

    /** A straight apostrophe swallows what follows it when a message is formatted; the typographic one does not. */
    @Test
    void no_word_holds_a_straight_apostrophe() throws IOException {
        for (var area : areas()) {
            for (var file : List.of(area, area + "_es")) {
                var swallowing = words(file).entrySet().stream()
                        .filter(word -> String.valueOf(word.getValue()).contains("'"))
                        .map(word -> file + ": " + word.getKey());
                assertThat(swallowing).isEmpty();
            }
        }
    }

    @Test
    void no_key_is_said_by_two_areas() throws IOException {
        var all = new TreeSet<String>();
        for (var area : areas()) {
            assertThat(all).as(area).doesNotContainAnyElementsOf(keys(area));
            all.addAll(keys(area));
        }
    }

    private static Set<String> allKeys() throws IOException {
        var all = new TreeSet<String>();
        for (var area : areas()) {
            all.addAll(keys(area));
        }
        return all;
    }

    private static Collection<String> areas() throws IOException {
        try (var files = Files.list(MESSAGES)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("(_es)?\\.properties$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> keys(String file) throws IOException {
        return new TreeSet<>(words(file).stringPropertyNames());
    }

    private static Properties words(String file) throws IOException {
        var words = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(file + ".properties"))) {
            words.load(reader);
        }
        return words;
    }

    private static List<Path> speakers() throws IOException {
        var found = new TreeSet<Path>();
        for (var folder : SPEAKERS) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("package-info.java"))
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }
}
