package dev.baton.platform.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount in integer minor units (cents) of an ISO 4217 currency. In JSON {@code {"amount": "12.34", "currency": "EUR"}}.
 *
 * <p>Arithmetic is exact: it overflows loudly and never mixes currencies.
 */
public record Money(long minor, String currency) implements Comparable<Money> {

    /** Without exponents: a few characters such as 1e999999999 would ask for all the memory there is. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");

    public Money {
        fractionDigits(currency);
    }

    public static Money of(long minor, String currency) {
        return new Money(minor, currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** Reads {@code "12.34"}; more decimals than the currency has are refused, not rounded. */
    @JsonCreator
    public static Money parse(
            @JsonProperty("amount") @Nullable String amount, @JsonProperty("currency") String currency) {
        var digits = fractionDigits(currency);
        try {
            if (amount == null || !DECIMAL.matcher(amount).matches()) {
                throw new NumberFormatException("no decimal");
            }
            return new Money(
                    new BigDecimal(amount)
                            .setScale(digits, RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .longValueExact(),
                    currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "an amount in %s is a number with at most %d decimals, such as \"12.34\"; it was \"%s\""
                            .formatted(currency, digits, amount),
                    e);
        }
    }

    @JsonProperty("amount")
    public String amount() {
        return decimal().toPlainString();
    }

    @Override
    @JsonProperty("currency")
    public String currency() {
        return currency;
    }

    @Override
    @JsonIgnore
    public long minor() {
        return minor;
    }

    public BigDecimal decimal() {
        return BigDecimal.valueOf(minor, fractionDigits(currency));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(long quantity) {
        return new Money(Math.multiplyExact(minor, quantity), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    @JsonIgnore
    public boolean isZero() {
        return minor == 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return minor < 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return minor > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    @Override
    public String toString() {
        return amount() + " " + currency;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "%s and %s are different currencies".formatted(currency, other.currency));
        }
        return other;
    }

    private static int fractionDigits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            if (digits >= 0) {
                return digits;
            }
        } catch (IllegalArgumentException | NullPointerException _) {
            // said below, as for gold and other codes that nobody is paid in
        }
        throw new IllegalArgumentException("\"%s\" is no ISO 4217 code of a currency".formatted(currency));
    }
}
