package dev.baton.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One message to one customer. */
public record MessageId(@JsonValue UUID value) {

    static MessageId next() {
        return new MessageId(Ids.next());
    }

    @JsonCreator
    public static MessageId of(String value) {
        try {
            return new MessageId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("message", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
