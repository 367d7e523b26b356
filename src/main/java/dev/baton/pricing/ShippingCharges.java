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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement that touches the shipping charges. */
@Repository
class ShippingCharges {

    private static final String OF_SERVICE = """
            select shipping_charge, service, country, regions, currency, minimum_subtotal, maximum_grams, charge, free_from,
                valid_from, valid_to, version
            from pricing.shipping_charges
            where tenant_id = :tenant
            and service = :service
            and (country = '' or country = :country)
            """;

    private static final String FIND = """
            select shipping_charge, service, country, regions, currency, minimum_subtotal, maximum_grams, charge, free_from,
                valid_from, valid_to, version
            from pricing.shipping_charges
            where tenant_id = :tenant
            and shipping_charge = :code
            """;

    private static final String LIST = """
            select shipping_charge, service, country, regions, currency, minimum_subtotal, maximum_grams, charge, free_from,
                valid_from, valid_to, version
            from pricing.shipping_charges
            where tenant_id = :tenant
            """;

    private static final String SERVICES = """
            select distinct service
            from pricing.shipping_charges
            where tenant_id = :tenant
            order by service
            limit 200
            """;

    private static final String ADD = """
            insert into pricing.shipping_charges
                (tenant_id, shipping_charge, service, country, regions, currency, minimum_subtotal, maximum_grams, charge,
                free_from, valid_from, valid_to)
            values
                (:tenant, :code, :service, :country, :regions, :currency, :minimum_subtotal, :maximum_grams::bigint, :charge,
                :free_from::bigint, :valid_from, :valid_to::date)
            on conflict (tenant_id, shipping_charge) do nothing
            """;

    private static final String CHANGE = """
            update pricing.shipping_charges
            set service = :service, country = :country, regions = :regions, currency = :currency,
                minimum_subtotal = :minimum_subtotal, maximum_grams = :maximum_grams::bigint, charge = :charge,
                free_from = :free_from::bigint, valid_from = :valid_from, valid_to = :valid_to::date, version = version + 1
            where tenant_id = :tenant
            and shipping_charge = :code
            and version = :version
            """;

    private static final int MOST_KEPT = 20_000;

    private record Way(String service, String country) {}

    private final Db db;
    private final Generations generations;
    private final Kept<Way, List<ShippingCharge>> kept;

    ShippingCharges(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.PRICING, MOST_KEPT);
    }

    /** Those of a service to a country, whatever the day; from memory where it can. */
    List<ShippingCharge> known(String service, String country) {
        return kept.get(new Way(service, country), this::read);
    }

    private List<ShippingCharge> read(Way way) {
        return db.sql(OF_SERVICE)
                .param("service", way.service())
                .param("country", way.country())
                .query((row, _) -> charge(row))
                .list();
    }

    List<String> services() {
        return db.sql(SERVICES).query((row, _) -> row.getString("service")).list();
    }

    Optional<ShippingCharge> find(String code) {
        return db.sql(FIND).param("code", code).query((row, _) -> charge(row)).optional();
    }

    Page<ShippingCharge> list(@Nullable String service, PageRequest request) {
        return new ListQuery(LIST)
                .where("service = :service", "service", service)
                .page(
                        db,
                        request,
                        List.of(new ListQuery.SortKey("shipping_charge", "text", false)),
                        (row, _) -> charge(row),
                        charge -> Cursor.of(charge.code()));
    }

    /** @return false when the code is taken */
    boolean add(ShippingCharge charge) {
        generations.changed(Topic.PRICING);
        return bound(db.sql(ADD), charge).update() == 1;
    }

    /** @return false when it is no longer at its version */
    boolean change(ShippingCharge charge) {
        generations.changed(Topic.PRICING);
        return bound(db.sql(CHANGE), charge).param("version", charge.version()).update() == 1;
    }

    private static StatementSpec bound(StatementSpec statement, ShippingCharge charge) {
        return statement
                .param("code", charge.code())
                .param("service", charge.service())
                .param("country", charge.country())
                .param("regions", Columns.texts(charge.regions()))
                .param("currency", charge.currency())
                .param("minimum_subtotal", charge.minimumSubtotal())
                .param("maximum_grams", charge.maximumGrams())
                .param("charge", charge.charge())
                .param("free_from", charge.freeFrom())
                .param("valid_from", charge.validFrom())
                .param("valid_to", charge.validTo());
    }

    private static ShippingCharge charge(ResultSet row) throws SQLException {
        return new ShippingCharge(
                row.getString("shipping_charge"),
                row.getString("service"),
                row.getString("country"),
                Set.copyOf(Db.texts(row, "regions")),
                row.getString("currency"),
                row.getLong("minimum_subtotal"),
                longOrNull(row, "maximum_grams"),
                row.getLong("charge"),
                longOrNull(row, "free_from"),
                row.getObject("valid_from", LocalDate.class),
                Db.dateOrNull(row, "valid_to"),
                row.getInt("version"));
    }

    private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }
}
