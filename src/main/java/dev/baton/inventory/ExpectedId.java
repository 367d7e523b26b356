package dev.baton.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One expected arrival of one item at one site. */
public record ExpectedId(@JsonValue UUID value) implements Comparable<ExpectedId> {

    @JsonCreator
    public static ExpectedId of(String value) {
        return new ExpectedId(UUID.fromString(value));
    }

    @Override
    public int compareTo(ExpectedId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
