package dev.baton.orders;

import dev.baton.catalog.Sku;
import java.util.Locale;

/**
 * What a customer calls an item.
 *
 * @param number 1 to {@value #LONGEST} characters on one line; capitals and small letters are the same
 */
public record PartNumber(String number, Sku sku) {

    /** So many a customer has at most. */
    public static final int MOST = 5_000;

    public static final int LONGEST = 60;

    public PartNumber {
        number = number.strip();
    }

    /** By what it is found. */
    String key() {
        return key(number);
    }

    static String key(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }

    boolean isWritable() {
        return !number.isEmpty() && number.length() <= LONGEST && number.chars().noneMatch(Character::isISOControl);
    }
}
