package dev.baton.billing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One payment. People see its number instead. */
public record PaymentId(@JsonValue UUID value) {

    public static PaymentId next() {
        return new PaymentId(Ids.next());
    }

    @JsonCreator
    public static PaymentId of(String value) {
        try {
            return new PaymentId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("payment", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
