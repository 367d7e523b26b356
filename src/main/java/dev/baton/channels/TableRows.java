package dev.baton.channels;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of each row of a table what the API would take as a body. The heading is a row without one, so that rows are numbered as the
 * spreadsheet numbers them. Rows of an order that follow each other with the same reference are its lines.
 */
final class TableRows implements RowSource {

    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "si", "sí", "verdadero");
    private static final int MOST_LINES = 2000;
    private static final Lines.Line NONE = new Lines.Text("");

    private final ImportKind kind;
    private final Table table;
    private final Map<Integer, FileField> columns;
    private final String usualCurrency;
    private final JsonMapper json;
    private final Deque<Lines.Line> ready = new ArrayDeque<>();
    private @Nullable ObjectNode open;
    private int following;

    /** @param usualCurrency of amounts that say none */
    TableRows(ImportKind kind, Table table, Map<Integer, FileField> columns, String usualCurrency, JsonMapper json) {
        this.kind = kind;
        this.table = table;
        this.columns = new TreeMap<>(columns);
        this.usualCurrency = usualCurrency;
        this.json = json;
        ready.add(NONE);
    }

    @Override
    public Lines.@Nullable Line next() throws IOException {
        while (ready.isEmpty()) {
            var cells = table.next();
            if (cells == null) {
                if (open == null) {
                    return null;
                }
                close();
            } else {
                add(cells);
            }
        }
        return ready.remove();
    }

    private void add(List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            close();
            ready.add(NONE);
            return;
        }
        var row = row(cells);
        if (!kind.isOfOrders()) {
            ready.add(line(row));
            return;
        }
        var before = open;
        if (before != null && belongs(row, before)) {
            before.withArray("lines").addAll(row.withArray("lines"));
            following++;
            return;
        }
        close();
        if (!row.has("channel")) {
            row.put("channel", "file");
        }
        open = row;
    }

    private boolean belongs(ObjectNode row, ObjectNode before) {
        var by = kind.togetherBy();
        return row.has(by) && row.path(by).equals(before.path(by)) && following < MOST_LINES;
    }

    private void close() {
        if (open != null) {
            ready.add(line(open));
            for (int i = 0; i < following; i++) {
                ready.add(NONE);
            }
            open = null;
            following = 0;
        }
    }

    private Lines.Line line(ObjectNode row) {
        var text = json.writeValueAsString(row);
        return text.getBytes(StandardCharsets.UTF_8).length > Lines.LONGEST
                ? new Lines.TooLong()
                : text.indexOf('\0') >= 0 ? new Lines.NotText() : new Lines.Text(text);
    }

    // ── cells ──────────────────────────────────────────────────────────────────────────────────────────────────

    private ObjectNode row(List<String> cells) {
        var row = json.createObjectNode();
        var currency = columns.entrySet().stream()
                .filter(column -> column.getValue().path().equals("currency"))
                .map(column -> cell(cells, column.getKey()))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse(usualCurrency);
        columns.forEach((column, field) -> {
            var cell = cell(cells, column);
            if (!cell.isEmpty() && !(kind == ImportKind.PRICES && field.path().equals("currency"))) {
                put(row, field, cell, currency);
            }
        });
        return row;
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    private static void put(ObjectNode row, FileField field, String cell, String currency) {
        var path = field.path();
        var place = row;
        if (path.startsWith("lines.")) {
            var lines = row.withArray("lines");
            place = lines.isEmpty() ? lines.addObject() : (ObjectNode) lines.get(0);
        } else if (path.startsWith("address.")) {
            var addresses = row.withArray("addresses");
            var kept = addresses.isEmpty()
                    ? addresses.addObject().put("kind", "SHIP_TO").put("isDefault", true)
                    : (ObjectNode) addresses.get(0);
            place = kept.has("address") ? (ObjectNode) kept.get("address") : kept.putObject("address");
        } else if (path.contains(".")) {
            var parent = path.substring(0, path.indexOf('.'));
            place = row.has(parent) ? (ObjectNode) row.get(parent) : row.putObject(parent);
        }
        var name = path.substring(path.lastIndexOf('.') + 1);
        switch (field.type()) {
            case TEXT -> place.put(name, code(name, cell));
            case DATE -> place.put(name, cell);
            case NUMBER -> number(place, name, cell);
            case YES_NO -> place.put(name, YES.contains(cell.toLowerCase(Locale.ROOT)));
            case WORDS -> {
                var words = place.putArray(name);
                Arrays.stream(cell.split("[,;|]"))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .forEach(words::add);
            }
            case MONEY -> money(place, name, cell, currency);
        }
    }

    /** Words of a fixed list are written as the API writes them: "Ship complete" is SHIP_COMPLETE. */
    private static String code(String name, String cell) {
        return Set.of("type", "status", "handlingClass", "paymentTerms", "shippingPolicy", "shippingService", "unit")
                                .contains(name)
                        && !name.equals("unit")
                ? cell.toUpperCase(Locale.ROOT).replace(' ', '_')
                : cell;
    }

    /** What is no number stays as it is, so that it is refused under its name. */
    private static void number(ObjectNode place, String name, String cell) {
        try {
            place.put(name, Long.parseLong(cell.replaceAll("(?<=\\d)[  ](?=\\d{3})|\\.0+$", "")));
        } catch (NumberFormatException _) {
            place.put(name, cell);
        }
    }

    /** "12.34", "12,34", "12.34 EUR" or "EUR 12.34". */
    private static void money(ObjectNode place, String name, String cell, String currency) {
        var words = new ArrayList<>(List.of(cell.split("\\s+")));
        var said = words.stream().filter(word -> word.matches("[A-Z]{3}")).findFirst();
        said.ifPresent(words::remove);
        var amount = String.join("", words);
        place.putObject(name)
                .put("amount", amount.matches("-?\\d+,\\d{1,3}") ? amount.replace(',', '.') : amount)
                .put("currency", said.orElse(currency));
    }
}
