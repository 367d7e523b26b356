package dev.baton.billing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One credit memo. People see its number instead. */
public record CreditMemoId(@JsonValue UUID value) {

    public static CreditMemoId next() {
        return new CreditMemoId(Ids.next());
    }

    @JsonCreator
    public static CreditMemoId of(String value) {
        try {
            return new CreditMemoId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("credit memo", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
