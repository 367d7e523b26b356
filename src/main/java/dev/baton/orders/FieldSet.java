package dev.baton.orders;

import dev.baton.platform.Invalid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All custom fields of a company, in the order in which they are shown. */
public record FieldSet(List<CustomField> fields) {

    public FieldSet {
        fields = List.copyOf(fields);
    }

    public Optional<CustomField> find(String code) {
        return fields.stream().filter(field -> field.code().equals(code)).findFirst();
    }

    /** Those that can be filled in. */
    public List<CustomField> offered() {
        return fields.stream().filter(field -> !field.archived()).toList();
    }

    /**
     * What an order has in its fields once {@code given} has come to {@code before}; what is not named stays, null takes away.
     *
     * @param invalid hears of what cannot be, by the name that a caller has for it, such as {@code customFields.gift_note}
     */
    Map<String, Object> filledIn(
            Map<String, Object> before, Map<String, ? extends @Nullable Object> given, Invalid.Collector invalid) {
        var after = new TreeMap<>(before);
        given.forEach((code, value) -> {
            var name = "customFields." + code;
            var field = find(code).orElse(null);
            if (field == null) {
                invalid.add(name, "is no custom field of this company");
            } else if (value == null) {
                after.remove(code);
            } else {
                var read = field.read(value);
                if (read.isPresent() && read.get().equals(before.get(code))) {
                    return;
                }
                invalid.require(!field.archived(), name, "is archived, and can only be emptied")
                        .require(field.archived() || read.isPresent(), name, field::wanted);
                read.ifPresent(one -> after.put(code, one));
            }
        });
        return after;
    }

    /** The fields of {@code values} with what stands in them, in the order in which they are shown. */
    public List<FilledField> of(Map<String, Object> values) {
        return fields.stream()
                .flatMap(field -> Optional.ofNullable(values.get(field.code())).stream()
                        .map(value -> new FilledField(field, value)))
                .toList();
    }
}
