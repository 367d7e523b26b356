package dev.baton.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row that failed as the cells of a file that can be corrected and imported again. */
@Component
public class FailedCells {

    private final JsonMapper json;

    FailedCells(JsonMapper json) {
        this.json = json;
    }

    /** @return a list of cells in the order of the kind's fields; for each line of an order one */
    public List<List<String>> of(ImportKind kind, ImportRow row) {
        try {
            var body = json.readTree(row.line() == null ? "{}" : row.line());
            int lines = kind.isOfOrders() ? Math.max(1, body.path("lines").size()) : 1;
            var cells = new ArrayList<List<String>>();
            for (int i = 0; i < lines; i++) {
                int line = i;
                cells.add(FileField.of(kind).stream()
                        .map(field -> cell(at(body, field.path(), line)))
                        .toList());
            }
            return cells;
        } catch (JacksonException _) {
            return List.of(FileField.of(kind).stream().map(_ -> "").toList());
        }
    }

    private static JsonNode at(JsonNode body, String path, int line) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        if (path.startsWith("lines.")) {
            return body.path("lines").path(line).path(name);
        }
        if (path.startsWith("address.")) {
            return body.path("addresses").path(0).path("address").path(name);
        }
        return path.contains(".")
                ? body.path(path.substring(0, path.indexOf('.'))).path(name)
                : body.path(path);
    }

    private static String cell(JsonNode value) {
        if (value.isObject()) {
            return "%s %s"
                    .formatted(
                            value.path("amount").asString(""),
                            value.path("currency").asString(""))
                    .strip();
        }
        return value.isArray()
                ? value.valueStream().map(each -> each.asString("")).collect(Collectors.joining(";"))
                : value.asString("");
    }
}
