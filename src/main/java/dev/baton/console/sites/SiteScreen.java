package dev.baton.console.sites;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.network.DefineSite;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.StaleVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One site: where it is, when it works, what it handles, what lies there; taken out of sourcing and put back. */
@Controller
@Access("sites")
class SiteScreen {

    private static final int DAYS = 14;

    private final DefineSite defineSite;
    private final SiteQueries sites;
    private final SiteReading reading;
    private final Clock clock;

    SiteScreen(DefineSite defineSite, SiteQueries sites, SiteReading reading, Clock clock) {
        this.defineSite = defineSite;
        this.sites = sites;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping("/sites/{code}")
    ModelAndView show(@PathVariable SiteCode code) {
        var site = sites.get(code);
        var now = clock.instant();
        return new ModelAndView(
                "console/sites/site",
                Map.of(
                        "site",
                        site,
                        "stock",
                        reading.stock().getOrDefault(code, SiteStock.NONE),
                        "cutOff",
                        SiteListScreen.cutOff(site, now),
                        "leaves",
                        site.calendar().dayOf(now),
                        "days",
                        days(site, LocalDate.ofInstant(now, site.calendar().zone())),
                        "others",
                        sites.list().stream()
                                .filter(other ->
                                        other.enabled() && !other.code().equals(code))
                                .toList(),
                        "map",
                        SiteMap.of(sites.list(), code.value())));
    }

    @PostMapping("/sites/{code}/disabling")
    String disable(Ui ui, @PathVariable SiteCode code, @RequestParam long version, RedirectAttributes redirect) {
        define(sites.get(code), version, false);
        Flash.note(ui.t("sites.disabled-done", code))
                .undo("/sites/%s/enabling".formatted(code))
                .on(redirect);
        return "redirect:/sites/" + code;
    }

    /** Without a version, as the undo of {@link #disable} sends it, whatever stands is enabled. */
    @PostMapping("/sites/{code}/enabling")
    String enable(
            Ui ui,
            @PathVariable SiteCode code,
            @RequestParam(defaultValue = "-1") long version,
            RedirectAttributes redirect) {
        var site = sites.get(code);
        define(site, version < 0 ? site.version() : version, true);
        Flash.done(ui.t("sites.enabled-done", code)).on(redirect);
        return "redirect:/sites/" + code;
    }

    private void define(Site site, long version, boolean enabled) {
        var changed = new Site(
                site.code(),
                site.name(),
                site.type(),
                site.address(),
                site.location(),
                site.calendar(),
                site.handlingClasses(),
                site.shipToCountries(),
                site.handlingMinor(),
                enabled,
                site.version());
        if (defineSite.handle(new DefineSite.Command(changed, version))
                instanceof DefineSite.ChangedMeanwhile(var _, var now)) {
            throw new StaleVersion(now);
        }
    }

    private static List<CalendarDay> days(Site site, LocalDate today) {
        var calendar = site.calendar();
        return IntStream.range(0, DAYS)
                .mapToObj(today::plusDays)
                .map(day -> new CalendarDay(
                        day, calendar.isWorkingDay(day), calendar.holidays().contains(day), day.equals(today)))
                .toList();
    }
}
