package dev.baton.orders.web;

import dev.baton.orders.PlaceOrder;
import dev.baton.orders.ReadOrder;
import dev.baton.platform.Invalid;
import dev.baton.platform.web.Unreadable;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Orders as text, held to the same rules as the body of a request. */
@Component
class OrderText implements ReadOrder {

    private static final String KEY = "idempotencyKey";
    private static final int LONGEST_KEY = 255;

    private final JsonMapper json;
    private final Validator validator;

    OrderText(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    @Override
    public PlaceOrder.Command read(String text) {
        try {
            if (!(json.readTree(text) instanceof ObjectNode order)) {
                throw new Invalid("", "A row is one JSON object.");
            }
            var key = key(order.remove(KEY));
            var body = json.treeToValue(order, OrderBody.class);
            check(body);
            return body.command(key);
        } catch (JacksonException e) {
            throw new Invalid(java.util.List.of(Unreadable.complaint(e)));
        }
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

    private void check(OrderBody body) {
        var complaints = new Invalid.Collector();
        validator.validate(body).stream()
                .sorted(java.util.Comparator.comparing(
                        found -> found.getPropertyPath().toString()))
                .forEach(found -> complaints.add(found.getPropertyPath().toString(), found.getMessage()));
        complaints.throwIfAny();
    }
}
