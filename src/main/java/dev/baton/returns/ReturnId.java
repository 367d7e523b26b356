package dev.baton.returns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One return. People see its number instead. */
public record ReturnId(@JsonValue UUID value) implements Comparable<ReturnId> {

    public static ReturnId next() {
        return new ReturnId(Ids.next());
    }

    @JsonCreator
    public static ReturnId of(String value) {
        try {
            return new ReturnId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("return", value);
        }
    }

    @Override
    public int compareTo(ReturnId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
