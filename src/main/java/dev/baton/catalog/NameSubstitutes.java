package dev.baton.catalog;

import dev.baton.platform.NotFound;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what may be given instead of an item, the preferred one first. Takes the place of what was said before; an empty list takes
 * it back.
 *
 * <p>Items only: a kit is sold for what is in it, so it is changed and not substituted, and nothing is substituted by one.
 */
@UseCase
public class NameSubstitutes {

    /**
     * @param substitutes {@value Substitute#MOST} at most
     * @param expectedVersion of the item, as the caller last saw it; null when it does not care
     */
    public record Command(
            Sku item,
            List<Substitute> substitutes,
            @Nullable Long expectedVersion) {

        public Command {
            substitutes = List.copyOf(substitutes);
        }
    }

    public sealed interface Outcome {}

    /** @param version of the item now; as before when nothing is different */
    public record Named(Sku item, List<Substitute> substitutes, int version) implements Outcome {

        public Named {
            substitutes = List.copyOf(substitutes);
        }
    }

    /** A kit has no substitutes. */
    public record IsKit(Sku item) implements Outcome {}

    /** @param wrong what is the matter, by position in the list */
    public record WrongSubstitutes(Map<Integer, Wrong> wrong) implements Outcome {

        public WrongSubstitutes {
            wrong = Map.copyOf(wrong);
        }
    }

    public enum Wrong {
        ITSELF,
        TWICE,
        UNKNOWN,
        KIT,
        /** A draft, or discontinued. */
        NOT_ACTIVE,
        TOO_MANY
    }

    public record ChangedMeanwhile(Sku item, int version) implements Outcome {}

    private final Items items;
    private final Substitutes substitutes;
    private final Audit audit;

    NameSubstitutes(Items items, Substitutes substitutes, Audit audit) {
        this.items = items;
        this.substitutes = substitutes;
        this.audit = audit;
    }

    public Outcome handle(Command command) {
        substitutes.lock(command.item());
        var item = items.find(command.item()).orElseThrow(() -> new NotFound("item", command.item()));
        var expected = command.expectedVersion();
        if (expected != null && expected != item.version()) {
            return new ChangedMeanwhile(item.sku(), item.version());
        }
        if (item.isKit()) {
            return new IsKit(item.sku());
        }
        var wrong = wrong(command);
        return wrong.isEmpty() ? named(item, command.substitutes()) : new WrongSubstitutes(wrong);
    }

    private Map<Integer, Wrong> wrong(Command command) {
        var named = command.substitutes();
        var known = items.find(named.stream().map(Substitute::sku).toList());
        var seen = new HashSet<Sku>();
        var wrong = new TreeMap<Integer, Wrong>();
        for (int i = 0; i < named.size(); i++) {
            var sku = named.get(i).sku();
            var found = wrong(command.item(), sku, known.get(sku), seen.add(sku), i);
            if (found != null) {
                wrong.put(i, found);
            }
        }
        return wrong;
    }

    private static @Nullable Wrong wrong(Sku item, Sku sku, @Nullable Item substitute, boolean isFirst, int position) {
        if (sku.equals(item)) {
            return Wrong.ITSELF;
        }
        if (!isFirst) {
            return Wrong.TWICE;
        }
        if (substitute == null) {
            return Wrong.UNKNOWN;
        }
        if (substitute.isKit()) {
            return Wrong.KIT;
        }
        if (substitute.status() != Item.Status.ACTIVE) {
            return Wrong.NOT_ACTIVE;
        }
        return position < Substitute.MOST ? null : Wrong.TOO_MANY;
    }

    private Named named(Item item, List<Substitute> now) {
        var before =
                Objects.requireNonNull(substitutes.find(List.of(item.sku())).get(item.sku()));
        if (before.equals(now)) {
            return new Named(item.sku(), now, item.version());
        }
        substitutes.replace(item.sku(), now);
        audit.record("item", item.sku(), "substitutes-named", before, now);
        return new Named(item.sku(), now, item.version() + 1);
    }
}
