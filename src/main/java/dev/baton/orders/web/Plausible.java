package dev.baton.orders.web;

import dev.baton.orders.web.OrderBody.LineBody;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is well formed and still no order that anybody means. */
final class Plausible {

    /** Far above any price, far below what arithmetic could overflow at. */
    static final long HIGHEST_PRICE = 100_000_000_000L;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private Plausible() {}

    static void date(Invalid.Collector complaints, String field, @Nullable LocalDate date) {
        complaints.require(
                date == null || (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)),
                field,
                () -> "is from %s to %s".formatted(EARLIEST, LATEST));
    }

    static void currency(Invalid.Collector complaints, String field, @Nullable String currency) {
        try {
            if (currency != null) {
                Money.zero(currency);
            }
        } catch (IllegalArgumentException _) {
            complaints.add(field, "is no ISO 4217 code such as USD");
        }
    }

    static void prices(Invalid.Collector complaints, List<LineBody> lines) {
        for (int i = 0; i < lines.size(); i++) {
            var price = lines.get(i).unitPrice();
            if (price != null && (price.isNegative() || price.minor() > HIGHEST_PRICE)) {
                complaints.add("lines[%d].unitPrice.amount".formatted(i), "must not be negative, nor absurdly high");
            }
        }
    }
}
