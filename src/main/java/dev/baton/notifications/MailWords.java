package dev.baton.notifications;

import dev.baton.notifications.OrderTracking.Thing;
import dev.baton.platform.money.Money;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Days, amounts and the few words that letters are filled with, in the reader's language. */
final class MailWords {

    private final Locale locale;
    private final ResourceBundle words;

    MailWords(String language) {
        this.locale = Locale.of(language.equals("es") ? "es" : "en");
        this.words = ResourceBundle.getBundle(
                "mail.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale).format(arguments);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(
                        locale.getLanguage().equals("es") ? "EEEE d 'de' MMMM" : "EEEE d MMMM", locale)
                .format(date);
    }

    String money(Money amount) {
        var currency = Currency.getInstance(amount.currency());
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(amount.decimal());
    }

    String quantity(long quantity) {
        return NumberFormat.getIntegerInstance(locale).format(quantity);
    }

    /** What has become of a thing, in parts when it is in several places. */
    String state(Thing thing) {
        var units = thing.units();
        var parts = new ArrayList<String>();
        add(parts, "delivered", units.delivered(), thing.ordered());
        add(parts, "under-way", units.underWay(), thing.ordered());
        add(parts, "inside", units.inside(), thing.ordered());
        if (units.waiting() > 0) {
            parts.add(count(units.waiting(), thing.ordered()) + waiting(thing));
        }
        add(parts, "cancelled", thing.cancelled(), thing.ordered());
        return String.join(" · ", parts);
    }

    String waiting(Thing thing) {
        return thing.expectedOn() == null ? say("waiting") : say("waiting-until", date(thing.expectedOn()));
    }

    private void add(List<String> parts, String key, long count, long all) {
        if (count > 0) {
            parts.add(count(count, all) + say(key));
        }
    }

    private String count(long count, long all) {
        return count == all ? "" : quantity(count) + " ";
    }
}
