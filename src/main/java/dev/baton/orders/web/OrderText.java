package dev.baton.orders.web;

import dev.baton.orders.PastOrder;
import dev.baton.orders.PlaceOrder;
import dev.baton.orders.ReadOrder;
import dev.baton.platform.Invalid;
import dev.baton.platform.web.Bodies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Orders as text, held to the same rules as the body of a request. */
@Component
class OrderText implements ReadOrder {

    private static final String KEY = "idempotencyKey";
    private static final int LONGEST_KEY = 255;

    /** What the counter will give out one day must be free then. */
    private static final Pattern OUR_NUMBERS = Pattern.compile("(?i)SO-\\d+");

    private final Bodies bodies;
    private final NamedLines lines;

    OrderText(Bodies bodies, NamedLines lines) {
        this.bodies = bodies;
        this.lines = lines;
    }

    @Override
    public PlaceOrder.Command read(String text) {
        var order = bodies.object(text);
        var key = key(order.remove(KEY));
        return lines.of(bodies.read(order, OrderBody.class)).command(key);
    }

    @Override
    public PastOrder readPast(String text) {
        var order = bodies.object(text);
        var key = key(order.remove(KEY));
        var invalid = new Invalid.Collector();
        var number = text(order.remove("number"));
        invalid.require(
                number.matches("[^\\p{Cntrl}/]{1,40}")
                        && !OUR_NUMBERS.matcher(number).matches(),
                "number",
                "is needed: 1 to 40 characters without a slash, and not one that Baton counts itself, such as SO-100001");
        var placedAt = instant(text(order.remove("placedAt")));
        invalid.require(
                placedAt.isPresent(),
                "placedAt",
                "is needed: a day or a time, such as 2024-03-01 or 2024-03-01T09:30:00Z");
        var state = state(text(order.remove("state")));
        invalid.require(state.isPresent(), "state", "is DELIVERED or CANCELLED");
        invalid.throwIfAny();
        return new PastOrder(
                lines.of(bodies.read(order, OrderBody.class)).command(key),
                number,
                placedAt.orElseThrow(),
                state.orElseThrow());
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || !value.isString() ? "" : value.asString().strip();
    }

    /** A day stands for its noon in UTC: there is no zone in which that is another day but one. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.length() == "2024-03-01".length()
                            ? LocalDate.parse(text).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<PastOrder.State> state(String text) {
        return text.isEmpty()
                ? Optional.of(PastOrder.State.DELIVERED)
                : Arrays.stream(PastOrder.State.values())
                        .filter(state -> state.name().equalsIgnoreCase(text))
                        .findFirst();
    }

    private static @Nullable String key(@Nullable JsonNode key) {
        if (key == null || key.isNull()) {
            return null;
        }
        if (!key.isString() || key.asString().isBlank() || key.asString().length() > LONGEST_KEY) {
            throw new Invalid(KEY, "has 1 to %d characters".formatted(LONGEST_KEY));
        }
        return key.asString().strip();
    }
}
