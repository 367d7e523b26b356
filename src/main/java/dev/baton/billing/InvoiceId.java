package dev.baton.billing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One invoice. People see its number instead. */
public record InvoiceId(@JsonValue UUID value) {

    public static InvoiceId next() {
        return new InvoiceId(Ids.next());
    }

    @JsonCreator
    public static InvoiceId of(String value) {
        try {
            return new InvoiceId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("invoice", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
