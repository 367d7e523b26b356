package dev.baton.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A request that cannot be understood or carried out as it stands, with one entry per offending field. Answered as 422.
 *
 * <p>Thrown at the edge, before anything is locked or written. What depends on the state of things is a refusal in a use
 * case's {@code Outcome} instead.
 */
public class Invalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param field the JSON path as the caller wrote it, such as {@code lines[0].sku} */
    public record Field(String field, String message) {}

    private final transient List<Field> fields;

    public Invalid(List<Field> fields) {
        super(fields.toString());
        this.fields = List.copyOf(fields);
    }

    public Invalid(String field, String message) {
        this(List.of(new Field(field, message)));
    }

    public List<Field> fields() {
        return fields;
    }

    /** Gathers every complaint about a request, so that the caller hears all of them at once. */
    public static final class Collector {

        private final List<Field> fields = new ArrayList<>();

        public Collector require(boolean condition, String field, String message) {
            if (!condition) {
                fields.add(new Field(field, message));
            }
            return this;
        }

        /** @param message is asked for only when there is something to complain about */
        public Collector require(boolean condition, String field, Supplier<String> message) {
            return condition ? this : add(field, message.get());
        }

        public Collector add(String field, String message) {
            fields.add(new Field(field, message));
            return this;
        }

        public boolean isEmpty() {
            return fields.isEmpty();
        }

        public void throwIfAny() {
            if (!fields.isEmpty()) {
                throw new Invalid(fields);
            }
        }
    }
}
