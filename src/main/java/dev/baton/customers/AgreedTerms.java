package dev.baton.customers;

import dev.baton.customers.ComplianceQueries.Agreed;
import dev.baton.customers.ComplianceTerms.Route;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import dev.baton.platform.money.Money;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** What customers demand of deliveries. Every statement that touches it. */
@Repository
class AgreedTerms {

    private static final String DEMANDING = """
            select customer
            from customers.compliance_terms
            where tenant_id = :tenant
            """;

    private static final String FIND = """
            select days_before, days_after, minimum_minor, minimum_currency, minimum_units, sscc_labels,
                part_numbers_on_slip, version
            from customers.compliance_terms
            where tenant_id = :tenant
            and customer = :customer
            """;

    private static final String ROUTES = """
            select services, country, region, from_grams, to_grams
            from customers.compliance_routes
            where tenant_id = :tenant
            and customer = :customer
            order by position
            """;

    private static final String BEGIN = """
            insert into customers.compliance_terms (tenant_id, customer, sscc_labels, part_numbers_on_slip, version)
            values (:tenant, :customer, false, false, 0)
            on conflict (tenant_id, customer) do nothing
            """;

    private static final String LOCK = """
            select version
            from customers.compliance_terms
            where tenant_id = :tenant
            and customer = :customer
            for update
            """;

    private static final String CHANGE = """
            update customers.compliance_terms
            set days_before = :days_before, days_after = :days_after, minimum_minor = :minimum_minor,
                minimum_currency = :minimum_currency, minimum_units = :minimum_units, sscc_labels = :sscc_labels,
                part_numbers_on_slip = :part_numbers_on_slip, version = version + 1
            where tenant_id = :tenant
            and customer = :customer
            """;

    private static final String FORGET_ROUTES = """
            delete from customers.compliance_routes
            where tenant_id = :tenant
            and customer = :customer
            """;

    private static final String ADD_ROUTES = """
            insert into customers.compliance_routes
                (tenant_id, customer, position, services, country, region, from_grams, to_grams)
            select :tenant, :customer, position, string_to_array(services, ' '), country, region, from_grams::bigint,
                to_grams::bigint
            from unnest(:services::text[], :countries::text[], :regions::text[], :from_grams::text[], :to_grams::text[])
                with ordinality as given (services, country, region, from_grams, to_grams, position)
            """;

    private static final int MOST_TENANTS = 5_000;
    private static final int MOST_KEPT = 10_000;

    private final Db db;
    private final Generations generations;
    private final Kept<String, Set<CustomerNumber>> demanding;
    private final Kept<CustomerNumber, ComplianceTerms> kept;

    AgreedTerms(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.demanding = new Kept<>(generations, Topic.COMPLIANCE, MOST_TENANTS);
        this.kept = new Kept<>(generations, Topic.COMPLIANCE, MOST_KEPT);
    }

    /** As {@link #of}, from memory. Of those who demand nothing, which are nearly all, no statement asks. */
    ComplianceTerms known(CustomerNumber customer) {
        return demanding.get("", _ -> demanding()).contains(customer)
                ? kept.get(customer, each -> of(each).terms())
                : ComplianceTerms.NONE;
    }

    /** Whether any customer ever had any, from memory. */
    boolean isAnyKnown() {
        return !demanding.get("", _ -> demanding()).isEmpty();
    }

    private Set<CustomerNumber> demanding() {
        return Set.copyOf(db.sql(DEMANDING)
                .query((row, _) -> new CustomerNumber(row.getString("customer")))
                .list());
    }

    Agreed of(CustomerNumber customer) {
        var routes = routes(customer);
        return db.sql(FIND)
                .param("customer", customer.value())
                .query((row, _) -> {
                    var minimum = row.getObject("minimum_minor", Long.class);
                    var terms = new ComplianceTerms(
                            row.getObject("days_before", Integer.class),
                            row.getObject("days_after", Integer.class),
                            minimum == null ? null : Money.of(minimum, row.getString("minimum_currency")),
                            row.getObject("minimum_units", Long.class),
                            routes,
                            row.getBoolean("sscc_labels"),
                            row.getBoolean("part_numbers_on_slip"));
                    return new Agreed(terms, row.getInt("version"));
                })
                .optional()
                .orElse(Agreed.NOTHING);
    }

    private List<Route> routes(CustomerNumber customer) {
        return db.sql(ROUTES)
                .param("customer", customer.value())
                .query((row, _) -> new Route(
                        Db.texts(row, "services"),
                        row.getString("country"),
                        row.getString("region"),
                        row.getObject("from_grams", Long.class),
                        row.getObject("to_grams", Long.class)))
                .list();
    }

    /** Makes whoever else changes the terms of this customer wait, also where it has none yet. */
    int lock(CustomerNumber customer) {
        db.sql(BEGIN).param("customer", customer.value()).update();
        return db.sql(LOCK)
                .param("customer", customer.value())
                .query(Integer.class)
                .single();
    }

    /** Those of a customer that is {@linkplain #lock locked}. */
    void replace(CustomerNumber customer, ComplianceTerms terms) {
        generations.changed(Topic.COMPLIANCE);
        var minimum = terms.minimumAmount();
        db.sql(CHANGE)
                .param("customer", customer.value())
                .param("days_before", terms.daysBefore())
                .param("days_after", terms.daysAfter())
                .param("minimum_minor", minimum == null ? null : minimum.minor())
                .param("minimum_currency", minimum == null ? null : minimum.currency())
                .param("minimum_units", terms.minimumUnits())
                .param("sscc_labels", terms.ssccLabels())
                .param("part_numbers_on_slip", terms.partNumbersOnSlip())
                .update();
        db.sql(FORGET_ROUTES).param("customer", customer.value()).update();
        var routes = terms.routes();
        db.sql(ADD_ROUTES)
                .param("customer", customer.value())
                .param("services", Columns.text(routes, route -> String.join(" ", route.services())))
                .param("countries", Columns.text(routes, Route::country))
                .param("regions", Columns.text(routes, Route::region))
                .param("from_grams", Columns.text(routes, Route::fromGrams))
                .param("to_grams", Columns.text(routes, Route::toGrams))
                .update();
    }
}
