package dev.baton.sample;

import dev.baton.network.DefineSite;
import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.platform.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The warehouses of the sample company. */
@Component
class SampleSites {

    private final DefineSite defineSite;

    SampleSites(DefineSite defineSite) {
        this.defineSite = defineSite;
    }

    void open() {
        Sheet.rows("sites").forEach(row -> defineSite.handle(new DefineSite.Command(site(row), 0L)));
    }

    private static Site site(Sheet.Row row) {
        return new Site(
                new SiteCode(row.text("code")),
                row.text("name"),
                Site.Type.valueOf(row.text("type")),
                new Site.SiteAddress(
                        row.text("line1"),
                        row.text("city"),
                        row.text("region"),
                        row.text("postcode"),
                        row.text("country")),
                new GeoPoint(Double.parseDouble(row.text("latitude")), Double.parseDouble(row.text("longitude"))),
                new BusinessCalendar(
                        ZoneId.of(row.text("time_zone")),
                        row.weekdays("working_days"),
                        row.words("holidays").stream().map(LocalDate::parse).collect(Collectors.toSet()),
                        LocalTime.parse(row.text("cut_off"))),
                row.words("handling_classes").stream()
                        .map(HandlingClass::valueOf)
                        .collect(Collectors.toSet()),
                row.words("ship_to_countries"),
                row.number("handling_cost_minor"),
                true,
                1);
    }
}
