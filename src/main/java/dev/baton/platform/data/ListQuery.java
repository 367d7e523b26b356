package dev.baton.platform.data;

import dev.baton.platform.Invalid;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.DataScope;
import dev.baton.platform.security.Within;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A list with optional filters over one fixed statement.
 *
 * <p>The statement ends where the filters begin: {@code select … from orders.orders_view where tenant_id = :tenant}. Filters
 * are fixed texts with named parameters, so nothing a caller sends ever becomes SQL.
 */
public final class ListQuery {

    /** One column of the sort key, most significant first; the last one must make the key unique. */
    public record SortKey(String column, String cast, boolean descending) {

        public SortKey reversed() {
            return new SortKey(column, cast, !descending);
        }
    }

    /**
     * What is asked for decides how it is best found: one owner may have nothing and another a third of all. A plan made for any of
     * them would be a bad one for some.
     */
    @Unscoped("a setting of the transaction")
    private static final String PLAN_EACH_TIME = "select set_config('plan_cache_mode', 'force_custom_plan', true)";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final String select;
    private final List<String> filters = new ArrayList<>();
    private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();

    private final DataScope scope = Caller.current().within();
    private boolean isNarrowed = scope.seesAll();

    public ListQuery(String select) {
        this.select = select;
    }

    /**
     * Leaves out rows whose order lies outside the caller's {@link DataScope}. A list that does not say by what it is narrowed is
     * refused to callers who see only a part of the company.
     *
     * @param order the column that names the order
     */
    public ListQuery ofOrders(String order) {
        return ofOrders(order, scope.sites());
    }

    /** Of their orders only what a site of theirs does. */
    public ListQuery ofOrdersAtSites(String order, String site) {
        return atSites(site).ofOrders(order, Set.of());
    }

    public ListQuery atSites(String site) {
        isNarrowed = true;
        return where(site + " = any(:scope_sites::text[])", "scope_sites", named(scope.sites()));
    }

    /** @param tags the column with the tags of a customer */
    public ListQuery ofCustomers(String tags) {
        isNarrowed = true;
        return where(tags + " && :scope_tags::text[]", "scope_tags", named(scope.customerTags()));
    }

    /** What it lists belongs to no part of a company. */
    public ListQuery forEverybody() {
        isNarrowed = true;
        return this;
    }

    private ListQuery ofOrders(String order, Set<String> sites) {
        isNarrowed = true;
        return where(!scope.seesAll(), """
                        orders.within(
                            :tenant, %s, :scope_channels::text[], :scope_order_sites::text[], :scope_customer_tags::text[])""".formatted(order))
                .with("scope_channels", named(scope.channels()))
                .with("scope_order_sites", named(sites))
                .with("scope_customer_tags", named(scope.customerTags()));
    }

    private static String @Nullable [] named(Set<String> values) {
        return values.isEmpty() ? null : Columns.texts(values);
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

    /** A further parameter of a filter that has more than one. */
    public ListQuery with(String parameter, @Nullable Object value) {
        parameters.put(parameter, value);
        return this;
    }

    public ListQuery where(boolean wanted, String filter) {
        if (wanted) {
            filters.add(filter);
        }
        return this;
    }

    /** A page onward or back; of fewer rows than wanted in front of a cursor, the first page. */
    public <T> Page<T> page(
            Db db,
            PageRequest request,
            List<SortKey> sort,
            RowMapper<T> mapper,
            java.util.function.Function<T, Cursor> cursorOf) {
        var after = request.after();
        boolean backwards = after != null && after.backwards();
        var order = backwards ? sort.stream().map(SortKey::reversed).toList() : sort;
        var rows = rows(db, request, order, mapper);
        if (!backwards) {
            return Page.onward(rows, request, cursorOf);
        }
        return rows.size() < request.limit()
                ? Page.onward(
                        rows(db, PageRequest.first(request.limit()), sort, mapper),
                        PageRequest.first(request.limit()),
                        cursorOf)
                : Page.backward(rows, request, cursorOf);
    }

    private <T> List<T> rows(Db db, PageRequest request, List<SortKey> sort, RowMapper<T> mapper) {
        return planned(db, statement(request, sort))
                .param("fetch", request.fetch())
                .query(mapper)
                .list();
    }

    private StatementSpec planned(Db db, String statement) {
        if (!isNarrowed) {
            throw Within.refusal();
        }
        db.unscoped(PLAN_EACH_TIME).query(String.class).single();
        return db.sql(statement).params(parameters);
    }

    private String statement(PageRequest request, List<SortKey> sort) {
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
        return sql.append("\nlimit :fetch").toString();
    }

    /** How many rows the filters leave, counted up to {@code bound} and no further. */
    public long count(Db db, int bound) {
        var sql = new StringBuilder("select count(*) from (").append(select);
        filters.forEach(filter -> sql.append("\nand ").append(filter));
        sql.append("\nlimit :bound) bounded");
        return planned(db, sql.toString())
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
        return planned(db, sql.toString()).param("bound", bound).query(mapper).list();
    }

    /**
     * {@code (a, b) > (x, y)}: as such when all columns go one way, because an index can start there; spelt out when they do not,
     * with a bound on the first column.
     */
    private String behind(List<SortKey> sort, Cursor after) {
        var values = new ArrayList<String>();
        for (int i = 0; i < sort.size(); i++) {
            var cast = sort.get(i).cast();
            parameters.put("after" + i, checked(after.value(i), cast));
            values.add("cast(:after%d as %s)".formatted(i, cast));
        }
        var columns = sort.stream().map(SortKey::column).toList();
        return sort.stream().map(SortKey::descending).distinct().count() == 1
                ? "(%s) %s (%s)"
                        .formatted(
                                String.join(", ", columns),
                                sort.getFirst().descending() ? "<" : ">",
                                String.join(", ", values))
                : "%s %s %s and (%s)"
                        .formatted(
                                columns.getFirst(),
                                sort.getFirst().descending() ? "<=" : ">=",
                                values.getFirst(),
                                alternatives(sort, columns, values));
    }

    private static String alternatives(List<SortKey> sort, List<String> columns, List<String> values) {
        var alternatives = new ArrayList<String>();
        for (int i = 0; i < sort.size(); i++) {
            var terms = new ArrayList<String>();
            for (int j = 0; j < i; j++) {
                terms.add("%s = %s".formatted(columns.get(j), values.get(j)));
            }
            terms.add("%s %s %s".formatted(columns.get(i), sort.get(i).descending() ? "<" : ">", values.get(i)));
            alternatives.add("(" + String.join(" and ", terms) + ")");
        }
        return String.join(" or ", alternatives);
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
