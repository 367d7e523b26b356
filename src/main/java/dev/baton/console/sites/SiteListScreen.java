package dev.baton.console.sites;

import dev.baton.console.Export;
import dev.baton.console.Ui;
import dev.baton.network.Site;
import dev.baton.network.SiteQueries;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where goods lie and leave from: a tenant has a handful, so all of them on one page, and on a map. */
@Controller
@Access("sites")
class SiteListScreen {

    private final SiteQueries sites;
    private final SiteReading reading;
    private final Clock clock;

    SiteListScreen(SiteQueries sites, SiteReading reading, Clock clock) {
        this.sites = sites;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping(path = "/sites", params = "export")
    void export(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<Site>of(ui, "sites")
                .column(ui.t("sites.code"), Site::code)
                .column(ui.t("sites.name"), Site::name)
                .column(ui.t("export.country"), site -> site.address().country())
                .column(ui.t("export.active"), Site::enabled)
                .write(export, response, _ -> new Page<>(sites.list(), null));
    }

    @GetMapping("/sites")
    ModelAndView show() {
        var all = sites.list();
        var stock = reading.stock();
        var now = clock.instant();
        return new ModelAndView(
                "console/sites/list",
                Map.of(
                        "rows",
                        all.stream()
                                .map(site -> new SiteRow(
                                        site, stock.getOrDefault(site.code(), SiteStock.NONE), cutOff(site, now)))
                                .toList(),
                        "map",
                        SiteMap.of(all, "")));
    }

    static Instant cutOff(Site site, Instant now) {
        return site.calendar().cutOffOn(site.calendar().dayOf(now));
    }
}
