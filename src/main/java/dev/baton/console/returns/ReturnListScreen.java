package dev.baton.console.returns;

import dev.baton.console.Chip;
import dev.baton.console.Export;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.returns.Cause;
import dev.baton.returns.ReturnFilter;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnRow;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * What the address asks for.
     *
     * @param fulfilment {@code true} for what the house itself did wrong, as the rate counts it
     */
    record Asked(
            String view,
            String q,
            @Nullable String cause,
            @Nullable Boolean fulfilment) {

        Asked {
            view = Objects.requireNonNullElse(view, "");
            q = Objects.requireNonNullElse(q, "");
        }

        ReturnListView shown() {
            return ReturnListView.parse(view);
        }

        @Nullable
        Cause by() {
            return Arrays.stream(Cause.values())
                    .filter(one -> one.name().equals(cause))
                    .findFirst()
                    .orElse(null);
        }

        boolean ours() {
            return Boolean.TRUE.equals(fulfilment);
        }

        ReturnFilter filter(Instant from) {
            return new ReturnFilter(shown().states(), null, null, by(), ours(), ours() ? from : null, null, q);
        }
    }

    @GetMapping(path = "/returns", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var filter = asked.filter(clock.instant().minus(COHORT));
        Export.<ReturnRow>of(ui, "returns")
                .column(ui.t("returns.number"), ReturnRow::number)
                .column(ui.t("returns.state"), row -> ui.t("returns.state." + row.state()))
                .column(ui.t("returns.order"), ReturnRow::orderNumber)
                .column(ui.t("returns.customer"), ReturnRow::customerName)
                .column(ui.t("returns.units"), ReturnRow::units)
                .column(ui.t("export.received"), ReturnRow::received)
                .column(
                        ui.t("returns.cause"),
                        row -> row.causes().stream()
                                .map(one -> ui.t("returns.cause." + one))
                                .toList())
                .column(ui.t("returns.wish"), row -> ui.t("returns.wish." + row.wish()))
                .column(ui.t("returns.site"), ReturnRow::site)
                .column(ui.t("returns.value"), ReturnRow::value)
                .column(ui.t("export.currency"), row -> row.value().currency())
                .column(ui.t("export.when"), ReturnRow::requestedAt)
                .column(ui.t("export.until"), ReturnRow::expiresOn)
                .write(export, response, request -> returns.list(filter, request));
    }

    @GetMapping("/returns")
    ModelAndView show(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var shown = asked.shown();
        var by = asked.by();
        var fulfilment = asked.ours();
        var from = clock.instant().minus(COHORT);
        var page = returns.list(asked.filter(from), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("view", shown);
        model.put("tabs", tabs(ui, shown));
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", asked.q());
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
