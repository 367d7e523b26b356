package dev.baton.worklist;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One corrective action. */
public record CorrectiveActionId(@JsonValue UUID value) {

    static CorrectiveActionId next() {
        return new CorrectiveActionId(Ids.next());
    }

    @JsonCreator
    public static CorrectiveActionId of(String value) {
        try {
            return new CorrectiveActionId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("corrective action", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
