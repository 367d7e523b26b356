package dev.baton.console.fulfilment;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a scan is answered with: a short high tone, or the alarm that says what was expected and what was scanned.
 *
 * @param expected null when that says nothing
 */
public record Heard(
        boolean right,
        String text,
        @Nullable String expected,
        @Nullable String scanned) {

    private static final JsonMapper JSON = new JsonMapper();

    public static Heard right(String text) {
        return new Heard(true, text, null, null);
    }

    public static Heard wrong(String text) {
        return new Heard(false, text, null, null);
    }

    public static Heard wrong(String text, String expected, String scanned) {
        return new Heard(false, text, expected, scanned);
    }

    /** Tells the page that asked, which sounds and shows it. */
    public Heard on(HttpServletResponse response) {
        response.setHeader("HX-Trigger", right ? "scan-right" : alarm());
        return this;
    }

    private String alarm() {
        var said = new LinkedHashMap<String, String>();
        said.put("text", text);
        if (expected != null) {
            said.put("expected", expected);
        }
        if (scanned != null) {
            said.put("scanned", scanned);
        }
        return ascii(JSON.writeValueAsString(Map.of("scan-wrong", said)));
    }

    /** Headers are safe with nothing else. */
    private static String ascii(String text) {
        return text.chars()
                .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }
}
