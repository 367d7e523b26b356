package dev.baton.console.returns;

import dev.baton.console.Chip;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.returns.Cause;
import dev.baton.returns.ReturnFilter;
import dev.baton.returns.ReturnQueries;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Every return, by whom it waits for; and how much comes back, and why. */
@Controller
@Access("returns")
class ReturnListScreen {

    /** Ripe enough to judge: what left within it has mostly come back if it ever will. */
    private static final Duration COHORT = Duration.ofDays(60);

    private final ReturnQueries returns;
    private final Clock clock;

    ReturnListScreen(ReturnQueries returns, Clock clock) {
        this.returns = returns;
        this.clock = clock;
    }

    @GetMapping("/returns")
    ModelAndView show(
            Ui ui,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "false") boolean fulfilment,
            @RequestParam(required = false) @Nullable String cursor) {
        var shown = ReturnListView.parse(view);
        var by = Arrays.stream(Cause.values())
                .filter(one -> one.name().equals(cause))
                .findFirst()
                .orElse(null);
        var from = clock.instant().minus(COHORT);
        var page = returns.list(
                new ReturnFilter(shown.states(), null, null, by, fulfilment, fulfilment ? from : null, null, q),
                PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("view", shown);
        model.put("tabs", tabs(ui, shown));
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", q);
        model.put("cause", by == null ? "" : by.name());
        model.put("chips", chips(ui, by, fulfilment));
        model.put(
                "keep", fulfilment ? Map.of("view", shown.word(), "fulfilment", "true") : Map.of("view", shown.word()));
        model.put("rates", returns.rates(from, null));
        return new ModelAndView("console/returns/list", model);
    }

    private List<Tab> tabs(Ui ui, ReturnListView shown) {
        var counts = returns.counts();
        var tabs = new ArrayList<Tab>();
        for (var view : ReturnListView.values()) {
            Long count = view == ReturnListView.ALL
                    ? null
                    : (Long) view.states().stream()
                            .mapToLong(state -> counts.getOrDefault(state, 0L))
                            .sum();
            tabs.add(new Tab(ui.t("returns.view." + view.word()), view.href(), count, view == shown));
        }
        tabs.add(new Tab(ui.t("returns.claims"), "/claims", returns.claimsOpen(), false));
        return tabs;
    }

    private static List<Chip> chips(Ui ui, @Nullable Cause cause, boolean fulfilment) {
        var chips = new ArrayList<Chip>();
        if (cause != null) {
            chips.add(new Chip(ui.t("returns.cause"), ui.t("returns.cause." + cause), ui.with("cause", null)));
        }
        if (fulfilment) {
            chips.add(
                    new Chip(ui.t("returns.cause"), ui.t("returns.kpi.fulfilment-short"), ui.with("fulfilment", null)));
        }
        return chips;
    }
}
