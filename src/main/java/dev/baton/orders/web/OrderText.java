package dev.baton.orders.web;

import dev.baton.orders.PlaceOrder;
import dev.baton.orders.ReadOrder;
import dev.baton.platform.Invalid;
import dev.baton.platform.web.Bodies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Orders as text, held to the same rules as the body of a request. */
@Component
class OrderText implements ReadOrder {

    private static final String KEY = "idempotencyKey";
    private static final int LONGEST_KEY = 255;

    private final Bodies bodies;

    OrderText(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public PlaceOrder.Command read(String text) {
        var order = bodies.object(text);
        var key = key(order.remove(KEY));
        return bodies.read(order, OrderBody.class).command(key);
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
