package dev.baton.billing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One refund. People see its number instead. */
public record RefundId(@JsonValue UUID value) {

    public static RefundId next() {
        return new RefundId(Ids.next());
    }

    @JsonCreator
    public static RefundId of(String value) {
        try {
            return new RefundId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("refund", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
