package dev.baton.automations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One automation that was asked for by one event. */
public record RunId(@JsonValue UUID value) {

    static RunId next() {
        return new RunId(Ids.next());
    }

    @JsonCreator
    public static RunId of(String value) {
        try {
            return new RunId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("automation run", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
