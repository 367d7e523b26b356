package dev.baton.console.prices;

import dev.baton.console.Given;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.console.billing.MoneyWords;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the forms about prices have in common: codes, days and amounts, read as the API reads them. */
final class PriceForm {

    private static final String CODE = "[A-Z0-9][A-Z0-9._-]{0,59}";

    /** Far above any price, far below what arithmetic could overflow at. */
    private static final long LARGEST = 1_000_000_000_000L;

    private final Ui ui;
    private final TypedForm form;

    PriceForm(Ui ui, TypedForm form) {
        this.ui = ui;
        this.form = form;
    }

    String code(String field) {
        var code = form.value(field).toUpperCase(Locale.ROOT);
        form.require(code.matches(CODE), field, ui.t("prices.wrong.code"));
        return code;
    }

    String text(String field, int most) {
        var text = form.value(field);
        form.require(!text.isEmpty(), field, ui.t("form.wrong.required"));
        form.require(text.length() <= most, field, ui.t("form.wrong.too-long", most));
        return text;
    }

    @Nullable
    String textOrNull(String field, int most) {
        form.require(form.value(field).length() <= most, field, ui.t("form.wrong.too-long", most));
        return form.valueOrNull(field);
    }

    String currency(String field) {
        var currency = form.value(field).toUpperCase(Locale.ROOT);
        try {
            Money.zero(currency);
        } catch (IllegalArgumentException _) {
            form.wrong(field, ui.t("company.wrong.currency"));
        }
        return currency;
    }

    @Nullable
    LocalDate first(String field) {
        var day = Given.day(form.value(field));
        form.require(day != null, field, ui.t("prices.wrong.day"));
        return day;
    }

    /** @param first the day before which it must not be */
    @Nullable
    LocalDate last(String field, @Nullable LocalDate first) {
        if (form.value(field).isEmpty()) {
            return null;
        }
        var day = Given.day(form.value(field));
        form.require(day != null, field, ui.t("prices.wrong.day"));
        form.require(day == null || first == null || !day.isBefore(first), field, ui.t("prices.wrong.before"));
        return day;
    }

    /** Nothing is an amount, too; a blank field is none. */
    @Nullable
    Money amountOrNull(String field, String currency) {
        if (form.value(field).isEmpty()) {
            return null;
        }
        var amount = MoneyWords.amountOrNothing(form.value(field), currency).orElse(null);
        form.require(amount != null && amount.minor() <= LARGEST, field, ui.t("prices.wrong.amount"));
        return amount;
    }

    @Nullable
    Money amount(String field, String currency) {
        form.require(!form.value(field).isEmpty(), field, ui.t("form.wrong.required"));
        return amountOrNull(field, currency);
    }
}
