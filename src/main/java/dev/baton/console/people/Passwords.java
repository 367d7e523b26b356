package dev.baton.console.people;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Passwords that somebody can read out to somebody else. */
final class Passwords {

    private static final String CLEAR = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** Sixteen characters that nobody mistakes for others: over 90 bits. */
    static String suggestion() {
        return RANDOM.ints(16, 0, CLEAR.length())
                .mapToObj(at -> CLEAR.substring(at, at + 1))
                .collect(Collectors.joining())
                .replaceAll("(.{4})(?=.)", "$1-");
    }
}
