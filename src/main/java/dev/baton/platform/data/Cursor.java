package dev.baton.platform.data;

import dev.baton.platform.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The sort key of the last row shown, so that the next page starts right behind it whatever was inserted meanwhile; or of the first
 * row shown, so that the page before ends right in front of it.
 *
 * <p>Opaque to clients: base64url of the values, joined by the unit separator.
 */
public record Cursor(List<String> values, boolean backwards) {

    private static final String SEPARATOR = "\u001f";
    private static final String BACKWARDS = "\u001e";

    public Cursor {
        values = List.copyOf(values);
    }

    public static Cursor of(Object... values) {
        return new Cursor(Arrays.stream(values).map(Object::toString).toList(), false);
    }

    /** Towards the beginning of the list. */
    public Cursor back() {
        return new Cursor(values, true);
    }

    public static Cursor decode(String encoded) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            boolean backwards = text.startsWith(BACKWARDS);
            return new Cursor(List.of(text.substring(backwards ? 1 : 0).split(SEPARATOR, -1)), backwards);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(((backwards ? BACKWARDS : "") + String.join(SEPARATOR, values))
                        .getBytes(StandardCharsets.UTF_8));
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
