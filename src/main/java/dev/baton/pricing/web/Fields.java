package dev.baton.pricing.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What several requests ask of their fields. */
final class Fields {

    static final String CODE = "[A-Z0-9][A-Z0-9._-]{0,59}";
    static final String CODE_MESSAGE = "is 1 to 60 capital letters, digits, dots, dashes and underscores";
    static final String COUNTRY = "[A-Z]{2}";
    static final String COUNTRY_MESSAGE = "is no ISO 3166-1 alpha-2 code such as US";

    /** Far above any price, far below what arithmetic could overflow at. */
    private static final long LARGEST = 1_000_000_000_000L;

    private Fields() {}

    static void currency(Invalid.Collector complaints, String field, String currency) {
        try {
            Money.zero(currency);
        } catch (IllegalArgumentException _) {
            complaints.add(field, "is no ISO 4217 code such as USD");
        }
    }

    /** An amount that is there must be in the currency, and neither negative nor absurd. */
    static void amount(Invalid.Collector complaints, String field, @Nullable Money amount, String currency) {
        if (amount == null) {
            return;
        }
        complaints
                .require(amount.currency().equals(currency), field + ".currency", "must be " + currency)
                .require(!amount.isNegative(), field + ".amount", "must not be negative")
                .require(amount.minor() <= LARGEST, field + ".amount", "is too large");
    }

    static void days(Invalid.Collector complaints, String field, LocalDate from, @Nullable LocalDate to) {
        complaints.require(to == null || !to.isBefore(from), field, "must not be before the first day");
    }

    static void same(String field, String code, String inAddress) {
        if (!code.equals(inAddress)) {
            throw new Invalid(field, "must be %s, as in the address".formatted(inAddress));
        }
    }
}
