package dev.baton.worklist;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.baton.platform.Ids;
import dev.baton.platform.NotFound;
import java.util.UUID;

/** One item of the worklist. */
public record WorkItemId(@JsonValue UUID value) implements Comparable<WorkItemId> {

    static WorkItemId next() {
        return new WorkItemId(Ids.next());
    }

    @JsonCreator
    public static WorkItemId of(String value) {
        try {
            return new WorkItemId(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw new NotFound("work item", value);
        }
    }

    @Override
    public int compareTo(WorkItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
