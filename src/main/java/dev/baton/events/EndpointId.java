package dev.baton.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One address that is sent webhooks. */
public record EndpointId(@JsonValue UUID value) {

    public static EndpointId next() {
        return new EndpointId(Ids.next());
    }

    @JsonCreator
    public static EndpointId of(String value) {
        try {
            return new EndpointId(UUID.fromString(value));
        } catch (IllegalArgumentException _) {
            throw new NotFound("webhook", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
