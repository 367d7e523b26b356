package dev.baton.pricing;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement that touches the tax rates. */
@Repository
class TaxRates {

    private static final String OF_PLACE = """
            select tax_rate, country, region, tax_class, name, rate_ppm, inclusive, taxes_shipping, valid_from, valid_to, version
            from pricing.tax_rates
            where tenant_id = :tenant
            and country = :country
            and (region = '' or region = :region)
            """;

    private static final String FIND = """
            select tax_rate, country, region, tax_class, name, rate_ppm, inclusive, taxes_shipping, valid_from, valid_to, version
            from pricing.tax_rates
            where tenant_id = :tenant
            and tax_rate = :code
            """;

    private static final String LIST = """
            select tax_rate, country, region, tax_class, name, rate_ppm, inclusive, taxes_shipping, valid_from, valid_to, version
            from pricing.tax_rates
            where tenant_id = :tenant
            """;

    private static final String OTHERWISE = """
            select tax_rate
            from pricing.tax_rates
            where tenant_id = :tenant
            and country = :country
            and region = :region
            and inclusive <> :inclusive
            and tax_rate <> :code
            and valid_from <= coalesce(:valid_to::date, 'infinity')
            and coalesce(valid_to, 'infinity') >= :valid_from
            order by tax_rate
            limit 1
            """;

    private static final String ADD = """
            insert into pricing.tax_rates
                (tenant_id, tax_rate, country, region, tax_class, name, rate_ppm, inclusive, taxes_shipping, valid_from,
                valid_to)
            values
                (:tenant, :code, :country, :region, :tax_class, :name, :rate_ppm, :inclusive, :taxes_shipping, :valid_from,
                :valid_to::date)
            on conflict (tenant_id, tax_rate) do nothing
            """;

    private static final String CHANGE = """
            update pricing.tax_rates
            set country = :country, region = :region, tax_class = :tax_class, name = :name, rate_ppm = :rate_ppm,
                inclusive = :inclusive, taxes_shipping = :taxes_shipping, valid_from = :valid_from,
                valid_to = :valid_to::date, version = version + 1
            where tenant_id = :tenant
            and tax_rate = :code
            and version = :version
            """;

    private static final int MOST_KEPT = 20_000;

    private record Place(String country, String region) {}

    private final Db db;
    private final Generations generations;
    private final Kept<Place, List<TaxRate>> kept;

    TaxRates(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.PRICING, MOST_KEPT);
    }

    /** Those of a place, whatever the day; from memory where it can. */
    List<TaxRate> known(String country, String region) {
        return kept.get(new Place(country, region), this::read);
    }

    private List<TaxRate> read(Place place) {
        return db.sql(OF_PLACE)
                .param("country", place.country())
                .param("region", place.region())
                .query((row, _) -> rate(row))
                .list();
    }

    Optional<TaxRate> find(String code) {
        return db.sql(FIND).param("code", code).query((row, _) -> rate(row)).optional();
    }

    Page<TaxRate> list(@Nullable String country, PageRequest request) {
        return new ListQuery(LIST)
                .where("country = :country", "country", country)
                .page(
                        db,
                        request,
                        List.of(new ListQuery.SortKey("tax_rate", "text", false)),
                        (row, _) -> rate(row),
                        rate -> Cursor.of(rate.code()));
    }

    /** A rate of the same place and days that is included in prices when {@code rate} is not, or the other way round. */
    Optional<String> otherwise(TaxRate rate) {
        return db.sql(OTHERWISE)
                .param("country", rate.country())
                .param("region", rate.region())
                .param("inclusive", rate.inclusive())
                .param("code", rate.code())
                .param("valid_from", rate.validFrom())
                .param("valid_to", rate.validTo())
                .query((row, _) -> row.getString("tax_rate"))
                .optional();
    }

    /** @return false when the code is taken */
    boolean add(TaxRate rate) {
        generations.changed(Topic.PRICING);
        return bound(db.sql(ADD), rate).update() == 1;
    }

    /** @return false when it is no longer at its version */
    boolean change(TaxRate rate) {
        generations.changed(Topic.PRICING);
        return bound(db.sql(CHANGE), rate).param("version", rate.version()).update() == 1;
    }

    private static StatementSpec bound(StatementSpec statement, TaxRate rate) {
        return statement
                .param("code", rate.code())
                .param("country", rate.country())
                .param("region", rate.region())
                .param("tax_class", rate.taxClass())
                .param("name", rate.name())
                .param("rate_ppm", rate.ratePpm())
                .param("inclusive", rate.inclusive())
                .param("taxes_shipping", rate.taxesShipping())
                .param("valid_from", rate.validFrom())
                .param("valid_to", rate.validTo());
    }

    private static TaxRate rate(ResultSet row) throws SQLException {
        return new TaxRate(
                row.getString("tax_rate"),
                row.getString("country"),
                row.getString("region"),
                row.getString("tax_class"),
                row.getString("name"),
                row.getInt("rate_ppm"),
                row.getBoolean("inclusive"),
                row.getBoolean("taxes_shipping"),
                row.getObject("valid_from", LocalDate.class),
                Db.dateOrNull(row, "valid_to"),
                row.getInt("version"));
    }
}
