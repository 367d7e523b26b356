package dev.baton.billing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One thing that somebody asked for and somebody else must agree to. */
public record ApprovalId(@JsonValue UUID value) {

    public static ApprovalId next() {
        return new ApprovalId(Ids.next());
    }

    @JsonCreator
    public static ApprovalId of(String value) {
        try {
            return new ApprovalId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("approval", value);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
