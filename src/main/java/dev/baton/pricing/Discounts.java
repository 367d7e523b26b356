package dev.baton.pricing;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement that touches the discounts. */
@Repository
class Discounts {

    private static final String AUTOMATIC = """
            select discount, name, kind, value, scope, currency, minimum_subtotal, channel, customer_tag, skus, categories,
                valid_from, valid_to, automatic, exclusive, enabled, version
            from pricing.discounts
            where tenant_id = :tenant
            and automatic
            and enabled
            """;

    private static final String FIND = """
            select discount, name, kind, value, scope, currency, minimum_subtotal, channel, customer_tag, skus, categories,
                valid_from, valid_to, automatic, exclusive, enabled, version
            from pricing.discounts
            where tenant_id = :tenant
            and discount = :code
            """;

    private static final String LIST = """
            select discount, name, kind, value, scope, currency, minimum_subtotal, channel, customer_tag, skus, categories,
                valid_from, valid_to, automatic, exclusive, enabled, version
            from pricing.discounts
            where tenant_id = :tenant
            """;

    private static final String ADD = """
            insert into pricing.discounts
                (tenant_id, discount, name, kind, value, scope, currency, minimum_subtotal, channel, customer_tag, skus,
                categories, valid_from, valid_to, automatic, exclusive, enabled)
            values
                (:tenant, :code, :name, :kind, :value, :scope, :currency, :minimum_subtotal, :channel, :customer_tag, :skus,
                :categories, :valid_from, :valid_to::date, :automatic, :exclusive, :enabled)
            on conflict (tenant_id, discount) do nothing
            """;

    private static final String CHANGE = """
            update pricing.discounts
            set name = :name, kind = :kind, value = :value, scope = :scope, currency = :currency,
                minimum_subtotal = :minimum_subtotal, channel = :channel, customer_tag = :customer_tag, skus = :skus,
                categories = :categories, valid_from = :valid_from, valid_to = :valid_to::date, automatic = :automatic,
                exclusive = :exclusive, enabled = :enabled, version = version + 1
            where tenant_id = :tenant
            and discount = :code
            and version = :version
            """;

    private static final int MOST_KEPT = 50_000;
    private static final String ALL_AUTOMATIC = "";

    private final Db db;
    private final Generations generations;
    private final Kept<String, List<Discount>> kept;

    Discounts(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.PRICING, MOST_KEPT);
    }

    /** Those named by code, and the automatic ones, whatever the day; from memory where it can. */
    List<Discount> known(List<String> codes) {
        return Stream.concat(Stream.of(ALL_AUTOMATIC), codes.stream().map(Discounts::written))
                .flatMap(key -> kept.get(key, this::read).stream())
                .distinct()
                .toList();
    }

    private List<Discount> read(String key) {
        return key.equals(ALL_AUTOMATIC)
                ? db.sql(AUTOMATIC).query((row, _) -> discount(row)).list()
                : find(key).stream().toList();
    }

    /** Customers type codes in any case. */
    static String written(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    Optional<Discount> find(String code) {
        return db.sql(FIND).param("code", code).query((row, _) -> discount(row)).optional();
    }

    Page<Discount> list(PageRequest request) {
        return new ListQuery(LIST)
                .page(
                        db,
                        request,
                        List.of(new ListQuery.SortKey("discount", "text", false)),
                        (row, _) -> discount(row),
                        discount -> Cursor.of(discount.code()));
    }

    /** @return false when the code is taken */
    boolean add(Discount discount) {
        generations.changed(Topic.PRICING);
        return bound(db.sql(ADD), discount).update() == 1;
    }

    /** @return false when it is no longer at its version */
    boolean change(Discount discount) {
        generations.changed(Topic.PRICING);
        return bound(db.sql(CHANGE), discount)
                        .param("version", discount.version())
                        .update()
                == 1;
    }

    private static StatementSpec bound(StatementSpec statement, Discount discount) {
        return statement
                .param("code", discount.code())
                .param("name", discount.name())
                .param("kind", discount.kind().name())
                .param("value", discount.value())
                .param("scope", discount.scope().name())
                .param("currency", discount.currency())
                .param("minimum_subtotal", discount.minimumSubtotal())
                .param("channel", discount.channel())
                .param("customer_tag", discount.customerTag())
                .param("skus", Columns.texts(discount.skus()))
                .param("categories", Columns.texts(discount.categories()))
                .param("valid_from", discount.validFrom())
                .param("valid_to", discount.validTo())
                .param("automatic", discount.automatic())
                .param("exclusive", discount.exclusive())
                .param("enabled", discount.enabled());
    }

    private static Discount discount(ResultSet row) throws SQLException {
        return new Discount(
                row.getString("discount"),
                row.getString("name"),
                Discount.Kind.valueOf(row.getString("kind")),
                row.getLong("value"),
                Discount.Scope.valueOf(row.getString("scope")),
                row.getString("currency"),
                row.getLong("minimum_subtotal"),
                row.getString("channel"),
                row.getString("customer_tag"),
                Set.copyOf(Db.texts(row, "skus")),
                Set.copyOf(Db.texts(row, "categories")),
                row.getObject("valid_from", LocalDate.class),
                Db.dateOrNull(row, "valid_to"),
                row.getBoolean("automatic"),
                row.getBoolean("exclusive"),
                row.getBoolean("enabled"),
                row.getInt("version"));
    }
}
