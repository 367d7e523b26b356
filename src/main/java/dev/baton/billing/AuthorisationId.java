package dev.baton.billing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One hold on a customer's card. People see its number instead. */
public record AuthorisationId(@JsonValue UUID value) {

    public static AuthorisationId next() {
        return new AuthorisationId(Ids.next());
    }

    @JsonCreator
    public static AuthorisationId of(String value) {
        try {
            return new AuthorisationId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("authorisation", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
