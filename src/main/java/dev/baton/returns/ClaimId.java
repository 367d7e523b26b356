package dev.baton.returns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One claim. People see its number instead. */
public record ClaimId(@JsonValue UUID value) implements Comparable<ClaimId> {

    public static ClaimId next() {
        return new ClaimId(Ids.next());
    }

    @JsonCreator
    public static ClaimId of(String value) {
        try {
            return new ClaimId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("claim", value);
        }
    }

    @Override
    public int compareTo(ClaimId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
