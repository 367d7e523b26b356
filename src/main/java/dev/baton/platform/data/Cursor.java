package dev.baton.platform.data;

import dev.baton.platform.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The sort key of the last row shown, so that the next page starts right behind it whatever was inserted meanwhile.
 *
 * <p>Opaque to clients: base64url of the values, joined by the unit separator.
 */
public record Cursor(List<String> values) {

    private static final String SEPARATOR = "\u001f";

    public Cursor {
        values = List.copyOf(values);
    }

    public static Cursor of(Object... values) {
        return new Cursor(Arrays.stream(values).map(Object::toString).toList());
    }

    public static Cursor decode(String encoded) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            return new Cursor(List.of(text.split(SEPARATOR, -1)));
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
    }

    public String value(int index) {
        if (index >= values.size()) {
            throw refused();
        }
        return values.get(index);
    }

    private static Invalid refused() {
        return new Invalid("cursor", "is not one that this list handed out");
    }
}
