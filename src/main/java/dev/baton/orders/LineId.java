package dev.baton.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import java.util.UUID;

/** One line of an order. */
public record LineId(@JsonValue UUID value) implements Comparable<LineId> {

    public static LineId next() {
        return new LineId(Ids.next());
    }

    @JsonCreator
    public static LineId of(String value) {
        return new LineId(UUID.fromString(value));
    }

    @Override
    public int compareTo(LineId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
