package dev.baton.sample;

import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.DefineCustomField;
import dev.baton.orders.FieldType;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the orders of the sample company have beside the usual: what stands on the card, and when somebody is at home. */
@Component
class SampleFields {

    private static final List<String> NOTES =
            List.of("Happy birthday, Granny!", "For the new kitchen", "With love from all of us", "Congratulations");

    private static final List<String> SLOTS = List.of("Morning", "Afternoon", "Evening");

    private final CustomFieldQueries fields;
    private final DefineCustomField define;

    SampleFields(CustomFieldQueries fields, DefineCustomField define) {
        this.fields = fields;
        this.define = define;
    }

    void define() {
        if (!fields.all().fields().isEmpty()) {
            return;
        }
        define.handle(new DefineCustomField.Command(
                "gift_note",
                "Gift note",
                FieldType.TEXT,
                "Stands on the card, word for word",
                List.of(),
                false,
                true,
                false,
                null));
        define.handle(new DefineCustomField.Command(
                "delivery_slot",
                "Delivery slot",
                FieldType.CHOICE,
                "When somebody is at home",
                SLOTS,
                false,
                false,
                false,
                null));
    }

    /**
     * What the order that came in as number {@code i} of a day has; of most nothing.
     *
     * @param isTrade whether it is of a shop, which gives no presents
     */
    static Map<String, Object> of(int i, boolean isTrade) {
        if (i % 3 != 1) {
            return Map.of();
        }
        return isTrade || i % 2 == 0
                ? Map.of("delivery_slot", SLOTS.get(i / 3 % SLOTS.size()))
                : Map.of("gift_note", NOTES.get(i / 6 % NOTES.size()));
    }
}
