package dev.baton.shipping;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** Every statement that touches carriers, services, zones and rates. */
@Repository
class Tariffs {

    private static final String CARRIERS = """
            select carrier, name, tracking_url, max_weight_grams, pickup_days
            from shipping.carriers
            where tenant_id = :tenant
            order by carrier
            """;

    private static final String SERVICES = """
            select carrier, service, name, reach, currency, enabled
            from shipping.services
            where tenant_id = :tenant
            order by carrier, service
            """;

    private static final String ZONES = """
            select zone, max_kilometres
            from shipping.zones
            where tenant_id = :tenant
            """;

    private static final String RATES = """
            select carrier, service, zone, max_weight_grams, price_minor, transit_days
            from shipping.rates
            where tenant_id = :tenant
            """;

    private static final String PUT_CARRIERS = """
            insert into shipping.carriers (tenant_id, carrier, name, tracking_url, max_weight_grams, pickup_days)
            select :tenant, carrier, name, tracking_url, max_weight_grams, string_to_array(pickup_days, ' ')
            from unnest(:carriers::text[], :names::text[], :urls::text[], :weights::bigint[], :days::text[])
                as given (carrier, name, tracking_url, max_weight_grams, pickup_days)
            on conflict (tenant_id, carrier) do update
            set name = excluded.name, tracking_url = excluded.tracking_url,
                max_weight_grams = excluded.max_weight_grams, pickup_days = excluded.pickup_days
            """;

    private static final String PUT_SERVICES = """
            insert into shipping.services (tenant_id, carrier, service, name, reach, currency, enabled)
            select :tenant, carrier, service, name, reach, currency, enabled
            from unnest(:carriers::text[], :services::text[], :names::text[], :reaches::text[], :currencies::text[],
                :enabled::text[]::boolean[]) as given (carrier, service, name, reach, currency, enabled)
            on conflict (tenant_id, carrier, service) do update
            set name = excluded.name, reach = excluded.reach, currency = excluded.currency, enabled = excluded.enabled
            """;

    private static final String DROP_ZONES = """
            delete from shipping.zones
            where tenant_id = :tenant
            """;

    private static final String ADD_ZONES = """
            insert into shipping.zones (tenant_id, zone, max_kilometres)
            select :tenant, zone, max_kilometres
            from unnest(:zones::bigint[], :kilometres::bigint[]) as given (zone, max_kilometres)
            """;

    private static final String DROP_RATES = """
            delete from shipping.rates
            using (select * from unnest(:carriers::text[], :services::text[]) as given (carrier, service)) as given
            where rates.tenant_id = :tenant
            and rates.carrier = given.carrier
            and rates.service = given.service
            """;

    private static final String ADD_RATES = """
            insert into shipping.rates (tenant_id, carrier, service, zone, max_weight_grams, price_minor, transit_days)
            select :tenant, carrier, service, zone, max_weight_grams, price_minor, transit_days
            from unnest(:carriers::text[], :services::text[], :zones::bigint[], :weights::bigint[], :prices::bigint[],
                :days::bigint[]) as given (carrier, service, zone, max_weight_grams, price_minor, transit_days)
            """;

    private final Db db;

    Tariffs(Db db) {
        this.db = db;
    }

    Tariff read() {
        return new Tariff(carriers(), services(), zones(), rates());
    }

    List<Carrier> carriers() {
        return db.sql(CARRIERS)
                .query((row, _) -> new Carrier(
                        row.getString("carrier"),
                        row.getString("name"),
                        row.getString("tracking_url"),
                        row.getLong("max_weight_grams"),
                        Db.texts(row, "pickup_days").stream()
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet())))
                .list();
    }

    List<ServiceLevel> services() {
        return db.sql(SERVICES)
                .query((row, _) -> new ServiceLevel(
                        new ServiceCode(row.getString("carrier"), row.getString("service")),
                        row.getString("name"),
                        ServiceLevel.Reach.valueOf(row.getString("reach")),
                        row.getString("currency"),
                        row.getBoolean("enabled")))
                .list();
    }

    List<Zone> zones() {
        return db.sql(ZONES)
                .query((row, _) -> new Zone(row.getInt("zone"), row.getLong("max_kilometres")))
                .list();
    }

    List<Rate> rates() {
        return db.sql(RATES)
                .query((row, _) -> new Rate(
                        new ServiceCode(row.getString("carrier"), row.getString("service")),
                        row.getInt("zone"),
                        row.getLong("max_weight_grams"),
                        row.getLong("price_minor"),
                        row.getInt("transit_days")))
                .list();
    }

    void putCarriers(List<Carrier> carriers) {
        db.sql(PUT_CARRIERS)
                .param("carriers", Columns.text(carriers, Carrier::code))
                .param("names", Columns.text(carriers, Carrier::name))
                .param("urls", Columns.text(carriers, Carrier::trackingUrl))
                .param("weights", Columns.longs(carriers, Carrier::maxWeightGrams))
                .param("days", Columns.text(carriers, carrier -> String.join(" ", Columns.texts(carrier.pickupDays()))))
                .update();
    }

    void putServices(List<ServiceLevel> services) {
        db.sql(PUT_SERVICES)
                .param(
                        "carriers",
                        Columns.text(services, service -> service.code().carrier()))
                .param(
                        "services",
                        Columns.text(services, service -> service.code().service()))
                .param("names", Columns.text(services, ServiceLevel::name))
                .param("reaches", Columns.text(services, ServiceLevel::reach))
                .param("currencies", Columns.text(services, ServiceLevel::currency))
                .param("enabled", Columns.text(services, ServiceLevel::enabled))
                .update();
    }

    void replaceZones(List<Zone> zones) {
        db.sql(DROP_ZONES).update();
        db.sql(ADD_ZONES)
                .param("zones", Columns.longs(zones, Zone::number))
                .param("kilometres", Columns.longs(zones, Zone::maxKilometres))
                .update();
    }

    /** Every service that is named gets these rates and no others. */
    void replaceRates(List<Rate> rates) {
        var services = rates.stream().map(Rate::service).distinct().toList();
        db.sql(DROP_RATES)
                .param("carriers", Columns.text(services, ServiceCode::carrier))
                .param("services", Columns.text(services, ServiceCode::service))
                .update();
        db.sql(ADD_RATES)
                .param("carriers", Columns.text(rates, rate -> rate.service().carrier()))
                .param("services", Columns.text(rates, rate -> rate.service().service()))
                .param("zones", Columns.longs(rates, Rate::zone))
                .param("weights", Columns.longs(rates, Rate::maxWeightGrams))
                .param("prices", Columns.longs(rates, Rate::priceMinor))
                .param("days", Columns.longs(rates, Rate::transitDays))
                .update();
    }
}
