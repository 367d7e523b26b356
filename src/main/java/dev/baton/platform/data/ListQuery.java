package dev.baton.platform.data;

import dev.baton.platform.Invalid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A list with optional filters over one fixed statement.
 *
 * <p>The statement ends where the filters begin: {@code select … from orders.orders_view where tenant_id = :tenant}. Filters
 * are fixed texts with named parameters, so nothing a caller sends ever becomes SQL.
 */
public final class ListQuery {

    /** One column of the sort key, most significant first; the last one must make the key unique. */
    public record SortKey(String column, String cast, boolean descending) {}

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final String select;
    private final List<String> filters = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    public ListQuery(String select) {
        this.select = select;
    }

    /** Adds {@code filter} when {@code value} is there. */
    public ListQuery where(String filter, String parameter, @Nullable Object value) {
        if (value != null && !(value instanceof String text && text.isBlank())) {
            filters.add(filter);
            parameters.put(parameter, value instanceof Instant instant ? Db.timestamp(kept(instant)) : value);
        }
        return this;
    }

    /** A time before or after all that is kept compares as the first or last one that can be. */
    private static Instant kept(Instant instant) {
        return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    }

    public ListQuery where(boolean wanted, String filter) {
        if (wanted) {
            filters.add(filter);
        }
        return this;
    }

    public <T> Page<T> page(
            Db db,
            PageRequest request,
            List<SortKey> sort,
            RowMapper<T> mapper,
            java.util.function.Function<T, Cursor> cursorOf) {
        var sql = new StringBuilder(select);
        filters.forEach(filter -> sql.append("\nand ").append(filter));
        if (request.after() != null) {
            sql.append("\nand ").append(behind(sort, request.after()));
        }
        sql.append("\norder by ");
        sql.append(String.join(
                ", ",
                sort.stream()
                        .map(key -> key.column() + (key.descending() ? " desc" : ""))
                        .toList()));
        sql.append("\nlimit :fetch");
        var rows = db.sql(sql.toString())
                .params(parameters)
                .param("fetch", request.fetch())
                .query(mapper)
                .list();
        return Page.of(rows, request, cursorOf);
    }

    /** How many rows the filters leave, counted up to {@code bound} and no further. */
    public long count(Db db, int bound) {
        var sql = new StringBuilder("select count(*) from (").append(select);
        filters.forEach(filter -> sql.append("\nand ").append(filter));
        sql.append("\nlimit :bound) bounded");
        return db.sql(sql.toString())
                .params(parameters)
                .param("bound", bound)
                .query(Long.class)
                .single();
    }

    /** Sums over the rows that the filters leave; of more than {@code bound} rows only so many are looked at. */
    public <T> List<T> sums(Db db, String columns, String groups, int bound, RowMapper<T> mapper) {
        var sql =
                new StringBuilder("select ").append(columns).append("\nfrom (").append(select);
        filters.forEach(filter -> sql.append("\nand ").append(filter));
        sql.append("\nlimit :bound) bounded\ngroup by ")
                .append(groups)
                .append("\norder by ")
                .append(groups);
        return db.sql(sql.toString())
                .params(parameters)
                .param("bound", bound)
                .query(mapper)
                .list();
    }

    /** {@code (a, b) > (x, y)}, spelt out because the columns may sort in different directions. */
    private String behind(List<SortKey> sort, Cursor after) {
        var alternatives = new ArrayList<String>();
        for (int i = 0; i < sort.size(); i++) {
            var terms = new ArrayList<String>();
            for (int j = 0; j <= i; j++) {
                var key = sort.get(j);
                var name = "after" + j;
                parameters.put(name, checked(after.value(j), key.cast()));
                var comparison = j < i ? "=" : key.descending() ? "<" : ">";
                terms.add("%s %s cast(:%s as %s)".formatted(key.column(), comparison, name, key.cast()));
            }
            alternatives.add("(" + String.join(" and ", terms) + ")");
        }
        return "(" + String.join(" or ", alternatives) + ")";
    }

    private static String checked(String value, String cast) {
        try {
            switch (cast) {
                case "uuid" -> UUID.fromString(value);
                case "timestamptz" -> Instant.parse(value);
                case "bigint" -> Long.parseLong(value);
                default -> {}
            }
        } catch (RuntimeException e) {
            throw new Invalid("cursor", "is not one that this list handed out");
        }
        return value;
    }
}
