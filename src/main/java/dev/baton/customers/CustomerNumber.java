package dev.baton.customers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an account is called, such as {@code C-1001}: 1 to 30 capital letters, digits and dashes. */
public record CustomerNumber(@JsonValue String value) implements Comparable<CustomerNumber> {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,29}");

    /** Stands in a new customer until {@link DefineCustomer} has counted a number for it. */
    public static final CustomerNumber UNCOUNTED = new CustomerNumber("C-0");

    public CustomerNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a customer number is 1 to 30 capital letters, digits and dashes; it was \"%s\"".formatted(value));
        }
    }

    @JsonCreator
    public static CustomerNumber of(String value) {
        return new CustomerNumber(value.strip().toUpperCase(Locale.ROOT));
    }

    static CustomerNumber counted(long number) {
        return new CustomerNumber("C-" + number);
    }

    @Override
    public int compareTo(CustomerNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
