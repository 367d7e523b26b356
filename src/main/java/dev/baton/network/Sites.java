package dev.baton.network;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import dev.baton.platform.time.BusinessCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement that touches the sites. */
@Repository
class Sites {

    private static final String FIND = """
            select site, name, type, line1, city, region, postcode, country, latitude, longitude, time_zone, working_days,
                holidays, cut_off, handling_classes, ship_to_countries, handling_minor, enabled, version
            from network.sites
            where tenant_id = :tenant
            and site = :site
            """;

    private static final String LIST = """
            select site, name, type, line1, city, region, postcode, country, latitude, longitude, time_zone, working_days,
                holidays, cut_off, handling_classes, ship_to_countries, handling_minor, enabled, version
            from network.sites
            where tenant_id = :tenant
            order by site
            limit 1000
            """;

    private static final String ADD = """
            insert into network.sites
                (tenant_id, site, name, type, line1, city, region, postcode, country, latitude, longitude, time_zone,
                working_days, holidays, cut_off, handling_classes, ship_to_countries, handling_minor, enabled)
            values
                (:tenant, :site, :name, :type, :line1, :city, :region, :postcode, :country, :latitude, :longitude, :time_zone,
                :working_days, :holidays::date[], :cut_off, :handling_classes, :ship_to_countries, :handling_minor, :enabled)
            on conflict (tenant_id, site) do nothing
            """;

    private static final String CHANGE = """
            update network.sites
            set name = :name, type = :type, line1 = :line1, city = :city, region = :region, postcode = :postcode,
                country = :country, latitude = :latitude, longitude = :longitude, time_zone = :time_zone,
                working_days = :working_days, holidays = :holidays::date[], cut_off = :cut_off,
                handling_classes = :handling_classes, ship_to_countries = :ship_to_countries,
                handling_minor = :handling_minor, enabled = :enabled, version = version + 1
            where tenant_id = :tenant
            and site = :site
            and version = :version
            """;

    private static final int MOST_KEPT = 5_000;

    private final Db db;
    private final Generations generations;
    private final Kept<String, List<Site>> kept;

    Sites(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.SITES, MOST_KEPT);
    }

    /** As {@link #list}, from memory where it can. */
    List<Site> known() {
        return kept.get("", _ -> list());
    }

    Optional<Site> find(SiteCode code) {
        return db.sql(FIND)
                .param("site", code.value())
                .query((row, _) -> site(row))
                .optional();
    }

    List<Site> list() {
        return db.sql(LIST).query((row, _) -> site(row)).list();
    }

    /** @return false when the code is taken */
    boolean add(Site site) {
        generations.changed(Topic.SITES);
        return bound(db.sql(ADD), site).update() == 1;
    }

    /** @return false when the site is no longer at its version */
    boolean change(Site site) {
        generations.changed(Topic.SITES);
        return bound(db.sql(CHANGE), site).param("version", site.version()).update() == 1;
    }

    private static StatementSpec bound(StatementSpec statement, Site site) {
        return statement
                .param("site", site.code().value())
                .param("name", site.name())
                .param("type", site.type().name())
                .param("line1", site.address().line1())
                .param("city", site.address().city())
                .param("region", site.address().region())
                .param("postcode", site.address().postcode())
                .param("country", site.address().country())
                .param("latitude", site.location().latitude())
                .param("longitude", site.location().longitude())
                .param("time_zone", site.calendar().zone().getId())
                .param("working_days", Columns.texts(site.calendar().workingDays()))
                .param("holidays", Columns.texts(site.calendar().holidays()))
                .param("cut_off", site.calendar().cutOff())
                .param("handling_classes", Columns.texts(site.handlingClasses()))
                .param("ship_to_countries", Columns.texts(site.shipToCountries()))
                .param("handling_minor", site.handlingMinor())
                .param("enabled", site.enabled());
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                new SiteCode(row.getString("site")),
                row.getString("name"),
                Site.Type.valueOf(row.getString("type")),
                new Site.SiteAddress(
                        row.getString("line1"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("postcode"),
                        row.getString("country")),
                new GeoPoint(row.getDouble("latitude"), row.getDouble("longitude")),
                new BusinessCalendar(
                        ZoneId.of(row.getString("time_zone")),
                        Db.texts(row, "working_days").stream()
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet()),
                        Db.dates(row, "holidays"),
                        row.getObject("cut_off", LocalTime.class)),
                Db.texts(row, "handling_classes").stream()
                        .map(HandlingClass::valueOf)
                        .collect(Collectors.toSet()),
                Set.copyOf(Db.texts(row, "ship_to_countries")),
                row.getLong("handling_minor"),
                row.getBoolean("enabled"),
                row.getInt("version"));
    }
}
