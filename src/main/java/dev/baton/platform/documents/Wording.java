package dev.baton.platform.documents;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of one kind of document in one language, and that language's numbers, dates and money.
 *
 * <p>A language without words of its own gets English words, whatever the machine's own language is.
 */
public final class Wording {

    private final ResourceBundle words;
    private final Locale locale;

    private Wording(ResourceBundle words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    /** The words of {@code documents/<document>.properties}. */
    public static Wording of(String document, Locale locale) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var words = ResourceBundle.getBundle("documents/" + document, locale, control);
        return new Wording(words, locale);
    }

    public Locale locale() {
        return locale;
    }

    public String text(String key, Object... values) {
        return new MessageFormat(words.getString(key), locale).format(values);
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }

    public String time(LocalDateTime time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(time);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    public String number(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        format.setMinimumFractionDigits(Math.max(0, Math.min(number.scale(), 2)));
        return format.format(number);
    }

    /** As many decimals as the currency has, or more where the amount does. */
    public String money(BigDecimal amount, Currency currency) {
        var format = NumberFormat.getCurrencyInstance(locale);
        int decimals = Math.max(currency.getDefaultFractionDigits(), 0);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(
                Math.max(decimals, amount.stripTrailingZeros().scale()));
        return format.format(amount);
    }

    /** {@code 0.075} as 7.5 %. */
    public String percent(BigDecimal rate) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(3);
        return format.format(rate);
    }
}
