package dev.baton.orders;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which orders bear a number, a key or a reference already: those of before, and those that came earlier in the same lot. */
final class EarlierOrders {

    /** By what an order is asked for again; null is no name. */
    record Names(
            @Nullable String number,
            @Nullable String key,
            String channel,
            @Nullable String reference) {

        private @Nullable String inChannel() {
            return reference == null ? null : channel + "\n" + reference;
        }
    }

    /**
     * @param field that is taken
     * @param value it has
     */
    record Before(String field, String value, String fingerprint, OrderId order) {}

    private final Taken numbers = new Taken("number");
    private final Taken keys = new Taken("Idempotency-Key");
    private final Taken references = new Taken("externalReference");
    private final Set<OrderId> written = new HashSet<>();

    EarlierOrders(Orders orders, Collection<Names> asked) {
        orders.earlierByNumber(all(asked, Names::number)).forEach(found -> note(numbers, found, found.key()));
        orders.earlierByKey(all(asked, Names::key)).forEach(found -> note(keys, found, found.key()));
        orders.earlierByReference(asked.stream()
                        .filter(names -> names.reference() != null)
                        .map(names -> Map.entry(names.channel(), Objects.requireNonNull(names.reference())))
                        .distinct()
                        .toList())
                .forEach(found -> note(
                        references, found, found.key().substring(found.key().indexOf('\n') + 1)));
    }

    private void note(Taken taken, Orders.Earlier found, String value) {
        taken.add(found.key(), value, found.fingerprint(), found.order());
        written.add(found.order());
    }

    /** Whether it was there before this lot. */
    boolean isWritten(OrderId order) {
        return written.contains(order);
    }

    /** The number counts before the key, and the key before the reference. */
    @Nullable
    Before of(Names names) {
        return Stream.of(numbers.get(names.number()), keys.get(names.key()), references.get(names.inChannel()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    void remember(Names names, String fingerprint, OrderId order) {
        numbers.add(names.number(), names.number(), fingerprint, order);
        keys.add(names.key(), names.key(), fingerprint, order);
        references.add(names.inChannel(), names.reference(), fingerprint, order);
    }

    private static Set<String> all(Collection<Names> asked, Function<Names, @Nullable String> name) {
        return asked.stream().map(name).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Names of one sort, and who bears them. */
    private static final class Taken {

        private final String field;
        private final Map<String, Before> byName = new HashMap<>();

        Taken(String field) {
            this.field = field;
        }

        Optional<Before> get(@Nullable String name) {
            return name == null ? Optional.empty() : Optional.ofNullable(byName.get(name));
        }

        void add(@Nullable String name, @Nullable String value, String fingerprint, OrderId order) {
            if (name != null && value != null) {
                byName.put(name, new Before(field, value, fingerprint, order));
            }
        }
    }
}
