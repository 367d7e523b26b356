package dev.baton.console.orders;

import dev.baton.console.Ui;
import dev.baton.orders.CustomField;
import dev.baton.orders.FieldSet;
import dev.baton.orders.FieldType;
import dev.baton.orders.FilledField;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Custom fields as people read and type them. */
public final class FieldWords {

    /** What the inputs of a form are called, before the code of the field. */
    public static final String NAME = "customFields.";

    /** What stood in an input when the form was opened, before the code of the field. */
    public static final String WAS = "was.";

    private FieldWords() {}

    public static String value(Ui ui, FilledField filled) {
        return switch (filled.value()) {
            case Boolean yes -> ui.t(yes ? "fields.yes" : "fields.no");
            case BigDecimal number -> {
                var format = NumberFormat.getInstance(ui.locale());
                format.setMaximumFractionDigits(3);
                yield format.format(number);
            }
            case String date when filled.field().type() == FieldType.DATE -> ui.date(LocalDate.parse(date));
            default -> filled.value().toString();
        };
    }

    /** As an input has it. */
    public static String typed(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** What was typed into the inputs of a form, by code; blank ones too. */
    static Map<String, String> typed(MultiValueMap<String, String> form) {
        var typed = new LinkedHashMap<String, String>();
        form.forEach((name, values) -> {
            if (name.startsWith(NAME) && !values.isEmpty()) {
                typed.put(name.substring(NAME.length()), values.getFirst().strip());
            }
        });
        return typed;
    }

    /** What was typed, as a program would give it; blank ones are left out. */
    static Map<String, Object> given(FieldSet fields, Map<String, String> typed) {
        var given = new LinkedHashMap<String, Object>();
        typed.forEach((code, words) -> {
            if (!words.isEmpty()) {
                given.put(code, value(fields, code, words));
            }
        });
        return given;
    }

    /** What is different from what stood there when the form was opened: what somebody else changed meanwhile stays. */
    static Map<String, @Nullable Object> changed(FieldSet fields, MultiValueMap<String, String> form) {
        var changed = new HashMap<String, @Nullable Object>();
        typed(form).forEach((code, words) -> {
            var was = form.getFirst(WAS + code);
            if (was == null || !was.strip().equals(words)) {
                changed.put(code, words.isEmpty() ? null : value(fields, code, words));
            }
        });
        return changed;
    }

    private static Object value(FieldSet fields, String code, String words) {
        return fields.find(code).map(field -> field.typed(words)).orElse(words);
    }

    /** What is wrong with the fields of an order that somebody types in, by the names of their inputs. */
    static Map<String, String> errors(Ui ui, FieldSet fields, Map<String, String> typed) {
        var errors = new LinkedHashMap<String, String>();
        for (var field : fields.offered()) {
            var words = typed.getOrDefault(field.code(), "");
            if (!words.isEmpty() && !field.takes(field.typed(words))) {
                errors.put(NAME + field.code(), wrong(ui, field));
            }
        }
        return errors;
    }

    /** Those that must be filled in and are not. */
    static Map<String, String> missing(Ui ui, FieldSet fields, Map<String, String> typed) {
        var errors = new LinkedHashMap<String, String>();
        for (var field : fields.offered()) {
            if (field.required() && typed.getOrDefault(field.code(), "").isEmpty()) {
                errors.put(NAME + field.code(), ui.t("fields.value-missing", field.label()));
            }
        }
        return errors;
    }

    static String wrong(Ui ui, CustomField field) {
        return ui.t("fields.value-wrong." + (field.archived() ? "archived" : field.type()), field.label());
    }
}
