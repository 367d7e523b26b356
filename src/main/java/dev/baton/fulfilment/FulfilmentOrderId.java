package dev.baton.fulfilment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One order's work at one site. People see its number instead. */
public record FulfilmentOrderId(@JsonValue UUID value) implements Comparable<FulfilmentOrderId> {

    public static FulfilmentOrderId next() {
        return new FulfilmentOrderId(Ids.next());
    }

    @JsonCreator
    public static FulfilmentOrderId of(String value) {
        try {
            return new FulfilmentOrderId(UUID.fromString(value));
        } catch (IllegalArgumentException _) {
            throw new NotFound("fulfilment order", value);
        }
    }

    @Override
    public int compareTo(FulfilmentOrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
