package dev.baton.orders;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field that a company has for its orders, beside those that every order has.
 *
 * @param code what programs and rules call it; it never changes
 * @param type it never changes
 * @param options of a choice, in their order; none of any other type
 * @param required whether whoever types an order in must fill it in
 * @param onFloor whether who picks and packs sees it
 * @param archived whether it is no longer offered; what stands in it stays
 * @param position 1 is shown first
 */
public record CustomField(
        String code,
        String label,
        FieldType type,
        @Nullable String help,
        List<String> options,
        boolean required,
        boolean onFloor,
        boolean archived,
        int position,
        int version) {

    /** So many a company has at most, archived ones included. */
    public static final int MOST = 50;

    public static final int LONGEST_LABEL = 60;
    public static final int LONGEST_HELP = 200;
    public static final int LONGEST_TEXT = 200;
    public static final int LONGEST_OPTION = 60;
    public static final int FEWEST_OPTIONS = 2;
    public static final int MOST_OPTIONS = 50;

    /** Fifteen digits in all, so that no program loses one of them. */
    private static final BigDecimal BEYOND = new BigDecimal("1000000000000");

    private static final int DECIMALS = 3;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public CustomField {
        options = List.copyOf(options);
    }

    static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    /** The field at another place. */
    CustomField at(int place) {
        return new CustomField(code, label, type, help, options, required, onFloor, archived, place, version);
    }

    /** A value as it is kept: {@link String}, {@link BigDecimal} or {@link Boolean}; empty when it cannot stand in this field. */
    Optional<Object> read(Object given) {
        return switch (type) {
            case TEXT -> given instanceof String text ? text(text) : Optional.empty();
            case NUMBER -> given instanceof Number number ? number(number.toString()) : Optional.empty();
            case DATE -> given instanceof String text ? date(text) : Optional.empty();
            case YES_NO -> given instanceof Boolean ? Optional.of(given) : Optional.empty();
            case CHOICE ->
                given instanceof String text
                        ? options.stream()
                                .filter(option -> option.equals(text.strip()))
                                .findFirst()
                                .map(Object.class::cast)
                        : Optional.empty();
        };
    }

    /** Whether a value can stand in it. */
    public boolean takes(Object given) {
        return read(given).isPresent();
    }

    /** What somebody has typed, as a program would give it; what cannot be read stays text, and is refused as such. */
    public Object typed(String words) {
        var text = words.strip();
        return switch (type) {
            case TEXT, DATE, CHOICE -> text;
            case NUMBER -> number(text).orElse(text);
            case YES_NO -> text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
        };
    }

    /** What {@link #read} takes, for who gave something else. */
    String wanted() {
        return switch (type) {
            case TEXT -> "must be text of 1 to %d characters on one line".formatted(LONGEST_TEXT);
            case NUMBER -> "must be a number below 1,000,000,000,000 with at most %d decimals".formatted(DECIMALS);
            case DATE -> "must be a date such as 2026-11-30";
            case YES_NO -> "must be true or false";
            case CHOICE -> "must be one of: " + String.join(", ", options);
        };
    }

    /** What stands in it where nothing was filled in, as rules see it. */
    Object nothing() {
        return switch (type) {
            case TEXT, DATE, CHOICE -> "";
            case NUMBER -> 0.0;
            case YES_NO -> false;
        };
    }

    /** By what an order with {@code value} is found. */
    static String key(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }

    private static Optional<Object> text(String given) {
        var text = given.strip();
        return text.isEmpty() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of(text);
    }

    /** Without zeros at its end, and never with an exponent, so that equal numbers are equal. */
    static Optional<Object> number(String given) {
        try {
            var number = new BigDecimal(given).stripTrailingZeros();
            return number.abs().compareTo(BEYOND) >= 0 || number.scale() > DECIMALS
                    ? Optional.empty()
                    : Optional.of(number.scale() < 0 ? number.setScale(0) : number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> date(String given) {
        try {
            var day = LocalDate.parse(given.strip());
            return day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY) ? Optional.empty() : Optional.of(day.toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
