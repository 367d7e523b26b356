package dev.baton.orders;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a rule puts an order right before it is placed, such as {@code WHOLE_CASES} or {@code SERVICE EXPRESS}.
 *
 * @param service of {@link Kind#SERVICE}; null of all others
 */
record RuleFix(Kind kind, @Nullable String service) {

    enum Kind {
        /** Lines of items that come in cases are rounded up to whole ones. */
        WHOLE_CASES,
        /** Lines are rounded up to the quantities in which their items are ordered. */
        MULTIPLE,
        /** It ships in one, when everything is there. */
        SHIP_COMPLETE,
        /** What is there ships now. */
        SHIP_PARTIAL,
        /** What is no longer made and has no stock is replaced by its preferred substitute, where nobody has to be asked. */
        SUBSTITUTE,
        /** It ships by another service. */
        SERVICE
    }

    private static final Pattern SERVICE = Pattern.compile("SERVICE ([A-Z0-9][A-Z0-9_-]{0,39})");

    static Optional<RuleFix> of(String value) {
        var service = SERVICE.matcher(value);
        return service.matches()
                ? Optional.of(new RuleFix(Kind.SERVICE, service.group(1)))
                : Arrays.stream(Kind.values())
                        .filter(kind -> kind != Kind.SERVICE && kind.name().equals(value))
                        .findFirst()
                        .map(kind -> new RuleFix(kind, null));
    }

    /** All that need no service. */
    static Set<String> plain() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.SERVICE)
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
