package dev.baton.orders;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives tags to orders, and takes them off: each order by itself, so that one that has too many stops no other. An order that is over
 * is tagged too. Neither the order nor its version changes; those who tag the same order wait for each other.
 */
@UseCase
public class TagOrders {

    /**
     * @param orders 1 to {@value PageRequest#MOST}; unknown ones are left out
     * @param add tags that all of them are to have; one that differs only in case from one that an order has is the same
     * @param remove tags that none of them is to have; what is added as well stays
     */
    public record Command(Collection<OrderId> orders, Collection<String> add, Collection<String> remove) {

        public Command {
            orders = List.copyOf(orders);
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    /** What came of it for one order. */
    public sealed interface Outcome {

        String number();
    }

    public record OrderTagged(OrderId order, String number, List<String> added, List<String> removed, Instant at)
            implements Outcome {}

    public record NothingChanged(OrderId order, String number) implements Outcome {}

    /** It would have more than {@code most}; nothing of it was done with this order. */
    public record TooMany(OrderId order, String number, int most) implements Outcome {}

    /** What was said of it in its timeline. */
    private record Told(List<String> added, List<String> removed) {}

    private final OrderTags tags;
    private final OrderTimeline timeline;
    private final Audit audit;
    private final Clock clock;

    TagOrders(OrderTags tags, OrderTimeline timeline, Audit audit, Clock clock) {
        this.tags = tags;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    public Map<OrderId, Outcome> handle(Command command) {
        if (command.orders().isEmpty() || command.orders().size() > PageRequest.MOST) {
            throw new Invalid("orders", "must be 1 to %d".formatted(PageRequest.MOST));
        }
        var add = byKey(command.add());
        var remove = byKey(command.remove());
        remove.keySet().removeAll(add.keySet());
        if (add.isEmpty() && remove.isEmpty()) {
            throw new Invalid("add", "or remove must name a tag");
        }
        var numbers = tags.lock(command.orders());
        var before = tags.of(numbers.keySet());
        var now = clock.instant();
        var outcomes = new LinkedHashMap<OrderId, Outcome>();
        numbers.forEach((order, number) ->
                outcomes.put(order, decide(order, number, before.getOrDefault(order, List.of()), add, remove, now)));
        record(outcomes, before, now);
        return outcomes;
    }

    private static Outcome decide(
            OrderId order,
            String number,
            List<OrderTag> has,
            Map<String, String> add,
            Map<String, String> remove,
            Instant now) {
        var after = byKey(has.stream().map(OrderTag::tag).toList());
        var removed = after.entrySet().stream()
                .filter(tag -> remove.containsKey(tag.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        var added = add.entrySet().stream()
                .filter(tag -> !after.containsKey(tag.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (added.isEmpty() && removed.isEmpty()) {
            return new NothingChanged(order, number);
        }
        return has.size() - removed.size() + added.size() > OrderTag.MOST
                ? new TooMany(order, number, OrderTag.MOST)
                : new OrderTagged(order, number, added, removed, now);
    }

    private void record(Map<OrderId, Outcome> outcomes, Map<OrderId, List<OrderTag>> before, Instant now) {
        var added = new ArrayList<OrderTags.Given>();
        var removed = new ArrayList<OrderTags.Given>();
        var told = new ArrayList<OrderTimeline.Entry>();
        for (var outcome : outcomes.values()) {
            if (outcome instanceof OrderTagged tagged) {
                tagged.added().forEach(tag -> added.add(new OrderTags.Given(tagged.order(), tag)));
                tagged.removed().forEach(tag -> removed.add(new OrderTags.Given(tagged.order(), tag)));
                told.add(new OrderTimeline.Entry(
                        tagged.order(),
                        Caller.current(),
                        "OrderTagged",
                        new Told(tagged.added(), tagged.removed()),
                        now));
                var had = before.getOrDefault(tagged.order(), List.of()).stream()
                        .map(OrderTag::tag)
                        .toList();
                audit.record("order", tagged.number(), "tagged", had, has(had, tagged));
            }
        }
        tags.remove(removed);
        tags.add(added, now);
        if (!told.isEmpty()) {
            timeline.add(told);
        }
    }

    private static List<String> has(List<String> had, OrderTagged tagged) {
        var has = new ArrayList<>(had);
        has.removeAll(tagged.removed());
        has.addAll(tagged.added());
        return has.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    private static Map<String, String> byKey(Collection<String> tags) {
        var byKey = new TreeMap<String, String>();
        tags.stream().map(OrderTag::checked).forEach(tag -> byKey.putIfAbsent(OrderTag.key(tag), tag));
        return byKey;
    }
}
