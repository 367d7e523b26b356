package dev.baton.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** Many orders that are held or released at once. */
public record HoldJobId(@JsonValue UUID value) {

    public static HoldJobId next() {
        return new HoldJobId(Ids.next());
    }

    @JsonCreator
    public static HoldJobId of(String value) {
        try {
            return new HoldJobId(UUID.fromString(value));
        } catch (IllegalArgumentException _) {
            throw new NotFound("hold job", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
