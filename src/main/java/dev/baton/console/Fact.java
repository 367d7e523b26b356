package dev.baton.console;

import gg.jte.Content;

/** A name and what it is, for a key-value list. */
public record Fact(String label, Content value) {

    /** A fact that is plain text. */
    public static Fact of(String label, String value) {
        return new Fact(label, output -> output.writeUserContent(value));
    }
}
