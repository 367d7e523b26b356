package dev.baton.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the content security policy would refuse in a browser is refused here already. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path ICONS = Path.of("src/main/resources/static/vendor/tabler-icons/3.51.0/icons.svg");

    private static final Pattern INLINE = Pattern.compile(
            "\\s(style|on[a-z]+|hx-on[^=\\s]*)=[\"']|<script(?![^>]*\\ssrc=)|<style|javascript:|\\$unsafe");
    private static final Pattern POST = Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>.*?</form>", Pattern.DOTALL);
    private static final Pattern ICON =
            Pattern.compile("(?:component\\.icon\\([^)]*\\bname|\\bicon) = \"([a-z0-9-]+)\"");

    @Test
    void nothing_is_inline_and_nothing_is_unescaped() throws IOException {
        var found = new TreeSet<String>();
        for (var template : templates()) {
            var inline = INLINE.matcher(Files.readString(template));
            while (inline.find()) {
                found.add(template + ": " + inline.group().strip());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void every_form_that_posts_carries_the_token() throws IOException {
        for (var template : templates()) {
            var forms = POST.matcher(Files.readString(template));
            while (forms.find()) {
                assertThat(forms.group()).as(template.toString()).contains("component.csrf(");
            }
        }
    }

    @Test
    void every_icon_is_in_the_sprite() throws IOException {
        var sprite = Files.readString(ICONS);
        for (var template : templates()) {
            var icons = ICON.matcher(Files.readString(template));
            while (icons.find()) {
                assertThat(sprite).as(template.toString()).contains("id=\"" + icons.group(1) + "\"");
            }
        }
        for (var entry : Navigation.Entry.values()) {
            assertThat(sprite).contains("id=\"" + entry.icon() + "\"");
        }
        for (var tone : Tone.values()) {
            assertThat(sprite).contains("id=\"" + tone.icon() + "\"");
        }
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }
}
