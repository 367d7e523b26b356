package dev.baton.shipping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One shipment. People see its number instead. */
public record ShipmentId(@JsonValue UUID value) implements Comparable<ShipmentId> {

    public static ShipmentId next() {
        return new ShipmentId(Ids.next());
    }

    @JsonCreator
    public static ShipmentId of(String value) {
        try {
            return new ShipmentId(UUID.fromString(value));
        } catch (IllegalArgumentException _) {
            throw new NotFound("shipment", value);
        }
    }

    @Override
    public int compareTo(ShipmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
