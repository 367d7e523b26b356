package dev.baton.notifications;

import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event told that the order itself does not tell later.
 *
 * @param document the number of the shipment, invoice, payment or return it is about
 * @param before the date that no longer holds
 * @param after the date that holds instead
 * @param subject of a letter written by hand
 * @param text of a letter written by hand
 */
record Facts(
        @Nullable String document,
        @Nullable LocalDate before,
        @Nullable LocalDate after,
        @Nullable Money amount,
        @Nullable LocalDate dueOn,
        @Nullable List<Count> units,
        @Nullable String subject,
        @Nullable String text) {

    static final Facts NONE = new Facts(null, null, null, null, null, null, null, null);

    record Count(String sku, long quantity) {}

    static Facts of(String document) {
        return new Facts(document, null, null, null, null, null, null, null);
    }

    static Facts money(String document, Money amount, @Nullable LocalDate dueOn) {
        return new Facts(document, null, null, amount, dueOn, null, null, null);
    }

    static Facts dates(@Nullable LocalDate before, @Nullable LocalDate after) {
        return new Facts(null, before, after, null, null, null, null, null);
    }

    static Facts units(List<Count> units) {
        return new Facts(null, null, null, null, null, units, null, null);
    }

    static Facts note(String subject, String text) {
        return new Facts(null, null, null, null, null, null, subject, text);
    }
}
