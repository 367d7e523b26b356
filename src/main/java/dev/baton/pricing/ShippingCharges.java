package dev.baton.pricing;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
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

    private static final String CANDIDATES = """
            select shipping_charge, service, country, regions, currency, minimum_subtotal, maximum_grams, charge, free_from,
                valid_from, valid_to, version
            from pricing.shipping_charges
            where tenant_id = :tenant
            and service = any(:services)
            and (country = '' or country = any(:countries))
            and valid_from <= :last
            and (valid_to is null or valid_to >= :first)
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

    private final Db db;

    ShippingCharges(Db db) {
        this.db = db;
    }

    /** Those of the services, places and days in question. */
    List<ShippingCharge> candidates(List<PricingRequest> requests) {
        return db.sql(CANDIDATES)
                .param("services", Asked.texts(requests, PricingRequest::shippingService))
                .param("countries", Asked.texts(requests, PricingRequest::country))
                .param("first", Asked.firstDay(requests))
                .param("last", Asked.lastDay(requests))
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
        return bound(db.sql(ADD), charge).update() == 1;
    }

    /** @return false when it is no longer at its version */
    boolean change(ShippingCharge charge) {
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
