package dev.baton.platform.web;

import dev.baton.platform.Invalid;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the API would take as a body from text that came by another way, and holds it to the same rules. */
@Component
public class Bodies {

    private final JsonMapper json;
    private final Validator validator;

    Bodies(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @throws Invalid when it is no JSON object */
    public ObjectNode object(String text) {
        try {
            if (json.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new Invalid(List.of(Unreadable.complaint(e)));
        }
        throw new Invalid("", "A row is one JSON object.");
    }

    /** @throws Invalid with every field that is not as it should be */
    public <T> T read(JsonNode text, Class<T> type) {
        try {
            var body = json.treeToValue(text, type);
            var complaints = new Invalid.Collector();
            validator.validate(body).stream()
                    .sorted(Comparator.comparing(
                            found -> found.getPropertyPath().toString()))
                    .forEach(found -> complaints.add(found.getPropertyPath().toString(), found.getMessage()));
            complaints.throwIfAny();
            return body;
        } catch (JacksonException e) {
            throw new Invalid(List.of(Unreadable.complaint(e)));
        }
    }
}
