package dev.baton.fulfilment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One package. People see its number instead. */
public record PackageId(@JsonValue UUID value) implements Comparable<PackageId> {

    public static PackageId next() {
        return new PackageId(Ids.next());
    }

    @JsonCreator
    public static PackageId of(String value) {
        try {
            return new PackageId(UUID.fromString(value));
        } catch (IllegalArgumentException _) {
            throw new NotFound("package", value);
        }
    }

    @Override
    public int compareTo(PackageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
