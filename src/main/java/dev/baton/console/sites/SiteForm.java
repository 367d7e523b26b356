package dev.baton.console.sites;

import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.network.GeoPoint;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.platform.money.Money;
import dev.baton.platform.time.BusinessCalendar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A site as a form: filled from one, and read back into one when nothing is wrong with it. */
final class SiteForm {

    /** The tenant's books are kept in one currency; what handling costs is only ever compared with itself. */
    private static final String CURRENCY = "USD";

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int HOLIDAYS_MAX = 500;

    private final Ui ui;
    private final TypedForm form;

    SiteForm(Ui ui, TypedForm form) {
        this.ui = ui;
        this.form = form;
    }

    static TypedForm blank(Ui ui) {
        return TypedForm.empty()
                .put("type", Site.Type.WAREHOUSE)
                .put("country", "US")
                .put("timeZone", ui.zone().getId())
                .put("cutOff", "16:00")
                .put("handlingCost", "0.00")
                .tick("workingDays", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"))
                .tick("handlingClasses", List.of("STANDARD"));
    }

    static TypedForm of(Site site) {
        return TypedForm.empty()
                .put("version", site.version())
                .put("name", site.name())
                .put("type", site.type())
                .put("line1", site.address().line1())
                .put("city", site.address().city())
                .put("region", site.address().region())
                .put("postcode", site.address().postcode())
                .put("country", site.address().country())
                .put("latitude", site.location().latitude())
                .put("longitude", site.location().longitude())
                .put("timeZone", site.calendar().zone())
                .put("cutOff", site.calendar().cutOff())
                .tick("workingDays", site.calendar().workingDays())
                .put(
                        "holidays",
                        new TreeSet<>(site.calendar().holidays())
                                .stream().map(LocalDate::toString).collect(Collectors.joining("\n")))
                .tick("handlingClasses", site.handlingClasses())
                .put("shipToCountries", String.join(" ", new TreeSet<>(site.shipToCountries())))
                .put("handlingCost", Money.of(site.handlingMinor(), CURRENCY).amount());
    }

    /** The site that was typed; empty when the form now says what is wrong with it. */
    Optional<Site> read(@Nullable Site known) {
        var code = known == null ? code() : known.code();
        required("name", 100);
        required("line1", 200);
        required("city", 100);
        bounded("region", 100);
        required("postcode", 20);
        var country = form.value("country").toUpperCase(Locale.ROOT);
        form.require(COUNTRIES.contains(country), "country", ui.t("form.wrong.country"));
        var location = location();
        var calendar = calendar();
        var handling = Arrays.stream(HandlingClass.values())
                .filter(handlingClass -> form.isTicked("handlingClasses", handlingClass.name()))
                .collect(Collectors.toSet());
        form.require(!handling.isEmpty(), "handlingClasses", ui.t("sites.wrong.handling"));
        var countries = shipTo();
        long cost = handlingMinor();
        if (code == null || location == null || calendar == null || !form.isRight()) {
            return Optional.empty();
        }
        return Optional.of(new Site(
                code,
                form.value("name"),
                form.constant("type", Site.Type.class, Site.Type.WAREHOUSE),
                new Site.SiteAddress(
                        form.value("line1"), form.value("city"), form.value("region"), form.value("postcode"), country),
                location,
                calendar,
                handling,
                countries,
                cost,
                known == null || known.enabled(),
                1));
    }

    private @Nullable SiteCode code() {
        try {
            return SiteCode.of(form.value("code"));
        } catch (IllegalArgumentException e) {
            form.wrong("code", ui.t("sites.wrong.code"));
            return null;
        }
    }

    private @Nullable GeoPoint location() {
        var latitude = degrees("latitude", 90);
        var longitude = degrees("longitude", 180);
        return latitude == null || longitude == null ? null : new GeoPoint(latitude, longitude);
    }

    private @Nullable Double degrees(String field, double most) {
        try {
            double number = Double.parseDouble(form.value(field));
            if (Math.abs(number) <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with what is not on earth.
        }
        form.wrong(field, ui.t("sites.wrong.degrees", most));
        return null;
    }

    private @Nullable BusinessCalendar calendar() {
        var days = Arrays.stream(DayOfWeek.values())
                .filter(day -> form.isTicked("workingDays", day.name()))
                .collect(Collectors.toSet());
        form.require(!days.isEmpty(), "workingDays", ui.t("sites.wrong.days"));
        var zone = zone();
        var cutOff = cutOff();
        var holidays = holidays();
        return zone == null || cutOff == null || days.isEmpty()
                ? null
                : new BusinessCalendar(zone, days, holidays, cutOff);
    }

    private @Nullable ZoneId zone() {
        try {
            return ZoneId.of(form.value("timeZone"));
        } catch (DateTimeException e) {
            form.wrong("timeZone", ui.t("sites.wrong.zone"));
            return null;
        }
    }

    private @Nullable LocalTime cutOff() {
        try {
            return LocalTime.parse(form.value("cutOff"));
        } catch (DateTimeException e) {
            form.wrong("cutOff", ui.t("sites.wrong.time"));
            return null;
        }
    }

    private Set<LocalDate> holidays() {
        var days = new TreeSet<LocalDate>();
        for (var text : words("holidays")) {
            try {
                days.add(LocalDate.parse(text));
            } catch (DateTimeException e) {
                form.wrong("holidays", ui.t("sites.wrong.holiday", text));
            }
        }
        form.require(days.size() <= HOLIDAYS_MAX, "holidays", ui.t("sites.wrong.holidays", HOLIDAYS_MAX));
        return days;
    }

    private Set<String> shipTo() {
        var codes = words("shipToCountries").stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        form.require(COUNTRIES.containsAll(codes), "shipToCountries", ui.t("sites.wrong.countries"));
        return codes;
    }

    private long handlingMinor() {
        try {
            var cost = Money.parse(form.value("handlingCost").isEmpty() ? "0" : form.value("handlingCost"), CURRENCY);
            form.require(!cost.isNegative(), "handlingCost", ui.t("sites.wrong.cost"));
            return cost.minor();
        } catch (IllegalArgumentException e) {
            form.wrong("handlingCost", ui.t("sites.wrong.cost"));
            return 0;
        }
    }

    private List<String> words(String field) {
        return Arrays.stream(form.value(field).split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private void required(String field, int most) {
        form.require(!form.value(field).isEmpty(), field, ui.t("form.wrong.required"));
        bounded(field, most);
    }

    private void bounded(String field, int most) {
        form.require(form.value(field).length() <= most, field, ui.t("form.wrong.too-long", most));
    }
}
