package dev.baton.console.fulfilment;

import dev.baton.console.Ui;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is to be picked at a site, what is under way, and what could be released to its floor; and what is to be packed. */
@Controller
@Access("fulfilment")
class FloorListScreen {

    private final FloorList list;
    private final FloorSite sites;

    FloorListScreen(FloorList list, FloorSite sites) {
        this.list = list;
        this.sites = sites;
    }

    @GetMapping("/pick")
    ModelAndView toPick(
            Ui ui,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String leaves,
            @RequestParam(required = false) @Nullable String cursor,
            @CookieValue(name = FloorSite.COOKIE, required = false) @Nullable String last,
            HttpServletResponse response) {
        var at = sites.at(site, last, response);
        return at == null
                ? new ModelAndView("console/fulfilment/nowhere", Map.of("place", "pick"))
                : list.page(
                        ui,
                        "pick",
                        FloorView.OF_PICKING,
                        at,
                        FloorView.parse(view, FloorView.OF_PICKING),
                        new FloorList.Asked(q, leaves.equals("today")),
                        cursor);
    }

    @GetMapping("/pack")
    ModelAndView toPack(
            Ui ui,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String leaves,
            @RequestParam(required = false) @Nullable String cursor,
            @CookieValue(name = FloorSite.COOKIE, required = false) @Nullable String last,
            HttpServletResponse response) {
        var at = sites.at(site, last, response);
        return at == null
                ? new ModelAndView("console/fulfilment/nowhere", Map.of("place", "pack"))
                : list.page(
                        ui,
                        "pack",
                        FloorView.OF_PACKING,
                        at,
                        FloorView.parse(view, FloorView.OF_PACKING),
                        new FloorList.Asked(q, leaves.equals("today")),
                        cursor);
    }
}
