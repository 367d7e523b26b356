package dev.baton.console.home;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.console.HomeNotice;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.console.orders.ListView;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderStatus;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Within;
import dev.baton.platform.security.WithinScope;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page, by desk. Every number opens the list behind it. */
@Controller
@Access(Access.ANYBODY)
@WithinScope
class HomeScreen {

    private static final List<ListView> TILES = List.of(
            ListView.HOLD, ListView.LATE, ListView.BACKORDERED, ListView.READY, ListView.FULFILMENT, ListView.SHIPPED);
    private static final String START_COOKIE = "baton-start";
    private static final int SHOWN = 8;
    private static final int DAYS = 30;
    private static final int WEEKS = 13;

    private final OrderQueries orders;
    private final BillingQueries billing;
    private final FlowReading flow;
    private final WorkQueries worklist;
    private final CutOffs cutOffs;
    private final Figures figures;
    private final ObjectProvider<HomeNotice> notices;
    private final Start start;
    private final Clock clock;

    HomeScreen(
            OrderQueries orders,
            BillingQueries billing,
            FlowReading flow,
            WorkQueries worklist,
            CutOffs cutOffs,
            Figures figures,
            ObjectProvider<HomeNotice> notices,
            Start start,
            Clock clock) {
        this.orders = orders;
        this.billing = billing;
        this.flow = flow;
        this.worklist = worklist;
        this.cutOffs = cutOffs;
        this.figures = figures;
        this.notices = notices;
        this.start = start;
        this.clock = clock;
    }

    /** @param desk whose work is shown; without it the one at which the reader works */
    @GetMapping("/")
    ModelAndView show(
            Ui ui,
            @RequestParam(defaultValue = "") String desk,
            @CookieValue(name = START_COOKIE, required = false) @Nullable String hidden) {
        var shown = Desk.of(ui, desk);
        var open = Desk.open(ui);
        var model = new HashMap<String, @Nullable Object>();
        model.put(
                "tabs",
                open.stream()
                        .map(each ->
                                new Tab(ui.t("home.desk." + each.word()), "/?desk=" + each.word(), null, each == shown))
                        .toList());
        model.put(
                "notices",
                notices.orderedStream()
                        .filter(Within::isOpen)
                        .flatMap(notice -> notice.notice(ui).stream())
                        .toList());
        model.put("start", tenant().equals(hidden) || !ui.within().seesAll() ? List.of() : start.steps(ui));
        if (!open.isEmpty()) {
            fill(ui, shown, model);
        }
        return new ModelAndView(open.isEmpty() ? "console/home/nothing" : "console/home/" + shown.word(), model);
    }

    /** The first steps are hidden from this browser, for this company. */
    @PostMapping("/start/hiding")
    String hideStart(HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(START_COOKIE, tenant())
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .httpOnly(true)
                        .sameSite("Lax")
                        .build()
                        .toString());
        return "redirect:/";
    }

    private static String tenant() {
        return Caller.current().tenant().toString();
    }

    private void fill(Ui ui, Desk desk, Map<String, @Nullable Object> model) {
        switch (desk) {
            case ORDERS -> {
                model.put("work", ui.may("worklist:read") ? ownWork() : null);
                model.put("counts", counts(ui));
                model.put("cutOffs", ui.may("fulfilment:read") ? cutOffs.list() : List.of());
                model.put("held", rows(OrderFilter.in(List.of(OrderStatus.ON_HOLD), OrderFilter.Sort.OLDEST)));
                model.put("newest", rows(OrderFilter.all()));
            }
            case MANAGEMENT -> {
                model.put("counts", counts(ui));
                model.put("held", flow.held());
                model.put("holdAges", figures.holds());
                model.put("backlog", figures.backlog(ui));
                model.put("exceptions", figures.exceptions(ui));
                model.put("flow", flow(ui));
            }
            case WAREHOUSE -> model.put("cutOffs", cutOffs.list());
            case FINANCE -> {
                model.put("open", billing.totals(invoices(InvoiceFilter.State.OPEN)));
                model.put("overdue", billing.totals(invoices(InvoiceFilter.State.OVERDUE)));
                model.put(
                        "oldest",
                        billing.invoices(invoices(InvoiceFilter.State.OVERDUE), PageRequest.first(SHOWN))
                                .data());
            }
        }
    }

    private OwnWork ownWork() {
        var mine = WorkFilter.open().of(Caller.current().name());
        return new OwnWork(
                worklist.list(mine, PageRequest.first(SHOWN)).data(),
                worklist.count(mine).number(),
                worklist.count(WorkFilter.open().ofNobody()).number());
    }

    private static InvoiceFilter invoices(InvoiceFilter.State state) {
        return new InvoiceFilter(null, null, state, null, null, "");
    }

    private Map<ListView, Long> counts(Ui ui) {
        var all = orders.countsByStatus();
        var late = orders.count(OrderFilter.late(LocalDate.ofInstant(clock.instant(), ui.zone())))
                .number();
        var counts = new EnumMap<ListView, Long>(ListView.class);
        TILES.forEach(view -> counts.put(view, view == ListView.LATE ? late : view.count(all)));
        return counts;
    }

    private List<OrderRow> rows(OrderFilter filter) {
        return orders.list(filter, PageRequest.first(SHOWN)).data();
    }

    /** Today beside the same weekday a week ago up to the same time, the last days, and whole weeks of promises kept. */
    private Flow flow(Ui ui) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ui.zone());
        var began = today.atStartOfDay(ui.zone()).toInstant();
        var week = Duration.ofDays(7);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Flow(
                flow.placed(began, now),
                flow.placed(began.minus(week), now.minus(week)),
                flow.left(began, now),
                flow.left(began.minus(week), now.minus(week)),
                flow.placed(today.minusDays(DAYS - 1L), today, ui.zone()),
                flow.left(today.minusDays(DAYS - 1L), today, ui.zone()),
                flow.onTime(monday.minusWeeks(WEEKS), monday, ui.zone()));
    }
}
