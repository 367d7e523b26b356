package dev.baton.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a form, exactly as it was typed, and what is wrong with it: a screen shows it again until it is right, so
 * that nobody types anything twice.
 *
 * <p>Fields that repeat are named as in the API, such as {@code contacts[0].email}.
 */
public final class TypedForm {

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    /** A form that nobody has typed into yet. */
    public static TypedForm empty() {
        return new TypedForm();
    }

    public static TypedForm of(Map<String, List<String>> typed) {
        var form = new TypedForm();
        typed.forEach((name, given) -> form.values.put(name, new ArrayList<>(given)));
        return form;
    }

    /** Puts a value that is there already; null leaves the field blank. */
    public TypedForm put(String name, @Nullable Object value) {
        values.put(name, value == null ? List.of() : List.of(value.toString()));
        return this;
    }

    /** Ticks the boxes of these values. */
    public TypedForm tick(String name, Iterable<?> chosen) {
        var all = new ArrayList<String>();
        chosen.forEach(value -> all.add(value.toString()));
        values.put(name, all);
        return this;
    }

    /** Without the blanks around it; empty when nothing was typed. */
    public String value(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .orElse("");
    }

    public @Nullable String valueOrNull(String name) {
        var value = value(name);
        return value.isEmpty() ? null : value;
    }

    public List<String> ticked(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    public boolean isTicked(String name) {
        return !value(name).isEmpty();
    }

    public boolean isTicked(String name, String value) {
        return ticked(name).contains(value);
    }

    /** How many rows of a repeated field were sent. */
    public int rows(String name) {
        int rows = 0;
        for (var field : values.keySet()) {
            if (field.startsWith(name + "[")) {
                rows = Math.max(rows, index(field, name.length() + 1) + 1);
            }
        }
        return rows;
    }

    /** Whether what was sent asks for a row more or less, and not to be kept. */
    public boolean asksForRows() {
        return !value("add").isEmpty() || !value("without").isEmpty();
    }

    /**
     * Adds a row to a repeated field that is asked for by {@code add=contacts}, and says in {@code added} which, or takes out the one
     * that {@code without=contacts[1]} names.
     *
     * @param first the field of a row in which one types first
     */
    public TypedForm changeRows(String name, String first) {
        if (value("add").equals(name)) {
            var row = "%s[%d]".formatted(name, rows(name));
            return put(row + "." + first, null).put("added", row);
        }
        for (int i = 0; i < rows(name); i++) {
            if (value("without").equals("%s[%d]".formatted(name, i))) {
                return removeRow(name, i);
            }
        }
        return this;
    }

    /** Takes a row out; those behind it move up. */
    public TypedForm removeRow(String name, int row) {
        var before = new LinkedHashMap<>(values);
        values.keySet().removeIf(field -> field.startsWith(name + "["));
        before.forEach((field, value) -> {
            if (field.startsWith(name + "[")) {
                int at = index(field, name.length() + 1);
                if (at != row) {
                    var rest = field.substring(field.indexOf(']'));
                    values.put(name + "[" + (at > row ? at - 1 : at) + rest, value);
                }
            }
        });
        return this;
    }

    /** A number without a fraction; what is no such number, or out of bounds, is complained about and answered as null. */
    public @Nullable Long whole(String name, long least, long most, String complaint) {
        var text = value(name).replace(" ", "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with what is out of bounds.
        }
        wrong(name, complaint);
        return null;
    }

    /** The version of what is changed, as it was when the form was opened; one that no thing has when it was not sent. */
    public long version() {
        var version = whole("version", 0, Integer.MAX_VALUE, "");
        return version == null ? -1 : version;
    }

    /** Complains about a field; the first complaint stands. */
    public TypedForm wrong(String name, String complaint) {
        errors.putIfAbsent(name, complaint);
        return this;
    }

    public TypedForm require(boolean condition, String name, String complaint) {
        return condition ? this : wrong(name, complaint);
    }

    public @Nullable String error(String name) {
        return errors.get(name);
    }

    public boolean isRight() {
        return errors.isEmpty();
    }

    public int complaints() {
        return errors.size();
    }

    /** The value of a constant; {@code fallback} when it was not sent or is unknown. */
    public <E extends Enum<E>> E constant(String name, Class<E> type, E fallback) {
        return Objects.requireNonNullElse(Given.constant(type, value(name)), fallback);
    }

    private static int index(String field, int start) {
        try {
            return Integer.parseInt(field.substring(start, field.indexOf(']')));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            return -1;
        }
    }
}
