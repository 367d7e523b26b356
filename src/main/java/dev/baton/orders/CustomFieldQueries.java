package dev.baton.orders;

import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about the custom fields of orders. */
@Component
@Transactional(readOnly = true)
public class CustomFieldQueries {

    private final CustomFields fields;
    private final CustomValues values;

    CustomFieldQueries(CustomFields fields, CustomValues values) {
        this.fields = fields;
        this.values = values;
    }

    /** All of them, archived ones too. */
    public FieldSet all() {
        return fields.all();
    }

    /** As {@link #all}, from memory: as they were less than a second ago. */
    public FieldSet known() {
        return fields.known();
    }

    /** Counts the changes of any of them; 0 where there never was one. */
    public int version() {
        return fields.version();
    }

    /** @throws NotFound when there is none with this code */
    public CustomField get(String code) {
        return fields.all().find(code).orElseThrow(() -> new NotFound("custom field", code));
    }

    /** What stands in the fields of these orders, by code; orders without any are absent. */
    public Map<OrderId, Map<String, Object>> of(Collection<OrderId> orders) {
        return values.of(orders);
    }

    /** What who picks and packs an order sees, in the order in which it is shown. */
    public List<FilledField> onFloor(OrderId order) {
        var floor =
                fields.known().fields().stream().filter(CustomField::onFloor).toList();
        return floor.isEmpty()
                ? List.of()
                : new FieldSet(floor).of(values.of(List.of(order)).getOrDefault(order, Map.of()));
    }

    /**
     * Reads a filter such as {@code gift_note:Happy birthday}; empty when it is none, or asks for what can stand in no such field.
     */
    public Optional<FieldFilter> filter(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : fields.known().find(text.substring(0, colon).strip()).flatMap(field -> key(field, text, colon));
    }

    /** @throws Invalid as {@code customField}, where {@link #filter} is empty */
    public FieldFilter filterOf(String text) {
        return filter(text)
                .orElseThrow(
                        () -> new Invalid(
                                "customField",
                                "is the code of a custom field, a colon, and a value that can stand in it, such as gift_note:Thanks"));
    }

    /** What was taken out of a choice is still found. */
    private static Optional<FieldFilter> key(CustomField field, String text, int colon) {
        var typed = text.substring(colon + 1).strip();
        var value = field.type() == FieldType.CHOICE || field.type() == FieldType.TEXT
                ? Optional.<Object>of(typed).filter(_ -> !typed.isEmpty())
                : field.read(field.typed(typed));
        return value.map(each -> new FieldFilter(field.code(), CustomField.key(each)));
    }
}
