package dev.baton.orders;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fills in custom fields of an order, and empties them. An order that is over is filled in too. The order gets a new version,
 * for what stands in its fields is part of it.
 */
@UseCase
public class FillInCustomFields {

    /**
     * @param values by code; null empties a field, and one that is not named stays as it is
     * @param ifMatch the version that the caller saw; null when it does not care
     */
    public record Command(
            OrderId order,
            Map<String, ? extends @Nullable Object> values,
            @Nullable String ifMatch) {

        public Command {
            values = new HashMap<String, @Nullable Object>(values);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {}

    public record FieldsFilledIn(OrderView order, List<Change> changes, Instant at) implements Outcome {}

    public record NothingChanged(OrderView order) implements Outcome {}

    /** @param label what the field was called then */
    public record Change(
            String code,
            String label,
            @Nullable Object before,
            @Nullable Object after) {}

    /** What was said of it in its timeline. */
    private record Told(List<Change> fields) {}

    private final Orders orders;
    private final CustomFields fields;
    private final CustomValues values;
    private final OrderTimeline timeline;
    private final Audit audit;
    private final Clock clock;

    FillInCustomFields(
            Orders orders, CustomFields fields, CustomValues values, OrderTimeline timeline, Audit audit, Clock clock) {
        this.orders = orders;
        this.fields = fields;
        this.values = values;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Invalid by {@code customFields.} and the code, where a value cannot stand in its field */
    public Outcome handle(Command command) {
        var order = orders.lock(command.order());
        EntityTags.check(command.ifMatch(), order.version());
        var known = fields.all();
        var invalid = new Invalid.Collector();
        var before = order.head().customFields();
        var after = known.filledIn(before, command.values(), invalid);
        invalid.throwIfAny();
        var changes = changes(known, before, after);
        return changes.isEmpty()
                ? new NothingChanged(OrderView.of(order))
                : record(order, before, after, changes, clock.instant());
    }

    private static List<Change> changes(FieldSet known, Map<String, Object> before, Map<String, Object> after) {
        return known.fields().stream()
                .map(field ->
                        new Change(field.code(), field.label(), before.get(field.code()), after.get(field.code())))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    private FieldsFilledIn record(
            Order order, Map<String, Object> before, Map<String, Object> after, List<Change> changes, Instant now) {
        orders.touch(order, now);
        values.remove(changes.stream()
                .filter(change -> change.after() == null)
                .map(change -> new CustomValues.Emptied(order.id(), change.code()))
                .toList());
        values.set(changes.stream()
                .filter(change -> change.after() != null)
                .map(change ->
                        new CustomValues.Filled(order.id(), change.code(), Objects.requireNonNull(change.after())))
                .toList());
        timeline.add(order.id(), "CustomFieldsFilledIn", new Told(changes), now);
        audit.record("order", order.head().number(), "custom-fields-filled-in", before, after);
        return new FieldsFilledIn(OrderView.of(orders.find(List.of(order.id())).getFirst()), changes, now);
    }
}
