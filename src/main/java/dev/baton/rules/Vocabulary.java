package dev.baton.rules;

import java.util.List;

/** What the conditions of a rule book may speak of. */
public record Vocabulary(List<Variable> variables) {

    public enum Kind {
        TEXT,
        /** With decimals; amounts are in units of their currency, such as 12.34. */
        NUMBER,
        /** Whole. */
        COUNT,
        FLAG,
        MOMENT,
        TEXTS,
        /** Values by name, each of a type of its own; there is always one. */
        FIELDS
    }

    /** One field, such as {@code total} of {@code order}. */
    public record Word(String name, Kind kind, String meaning) {}

    /**
     * One thing that is known.
     *
     * @param isMany whether it is a list of such things
     */
    public record Variable(String name, boolean isMany, String meaning, List<Word> words) {

        public Variable {
            words = List.copyOf(words);
        }
    }

    public Vocabulary {
        variables = List.copyOf(variables);
    }
}
