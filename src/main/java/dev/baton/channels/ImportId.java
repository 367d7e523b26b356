package dev.baton.channels;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One lot of rows that was handed in. */
public record ImportId(@JsonValue UUID value) {

    public static ImportId next() {
        return new ImportId(Ids.next());
    }

    @JsonCreator
    public static ImportId of(String value) {
        try {
            return new ImportId(UUID.fromString(value));
        } catch (IllegalArgumentException _) {
            throw new NotFound("import", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
