package dev.baton.console.fulfilment;

import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.network.Site;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is to be picked at a site, what is under way, and what could be released to its floor; and what is to be packed. */
@Controller
@Access("fulfilment")
@WithinScope(FulfilmentOrderId.class)
class FloorListScreen {

    private final FloorList list;
    private final FloorSite sites;

    FloorListScreen(FloorList list, FloorSite sites) {
        this.list = list;
        this.sites = sites;
    }

    /**
     * What the address asks for.
     *
     * @param leaves {@code today} for what has to leave by today
     */
    record Asked(
            @Nullable String site,
            @Nullable String view,
            @Nullable String q,
            @Nullable String leaves,
            @Nullable String cursor) {

        FloorList.Asked filter() {
            return new FloorList.Asked(Objects.requireNonNullElse(q, ""), "today".equals(leaves));
        }

        FloorView viewOf(List<FloorView> views) {
            return FloorView.parse(Objects.requireNonNullElse(view, ""), views);
        }
    }

    @GetMapping("/pick")
    ModelAndView toPick(
            Ui ui,
            Asked asked,
            @CookieValue(name = FloorSite.COOKIE, required = false) @Nullable String last,
            HttpServletResponse response) {
        return show(ui, "pick", FloorView.OF_PICKING, asked, sites.at(asked.site(), last, response));
    }

    @GetMapping("/pack")
    ModelAndView toPack(
            Ui ui,
            Asked asked,
            @CookieValue(name = FloorSite.COOKIE, required = false) @Nullable String last,
            HttpServletResponse response) {
        return show(ui, "pack", FloorView.OF_PACKING, asked, sites.at(asked.site(), last, response));
    }

    private ModelAndView show(Ui ui, String place, List<FloorView> views, Asked asked, @Nullable Site at) {
        return at == null
                ? new ModelAndView("console/fulfilment/nowhere", Map.of("place", place))
                : list.page(ui, place, views, at, asked.viewOf(views), asked.filter(), asked.cursor());
    }
}
