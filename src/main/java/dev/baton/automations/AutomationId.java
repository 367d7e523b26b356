package dev.baton.automations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One automation. */
public record AutomationId(@JsonValue UUID value) {

    static AutomationId next() {
        return new AutomationId(Ids.next());
    }

    @JsonCreator
    public static AutomationId of(String value) {
        try {
            return new AutomationId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("automation", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
