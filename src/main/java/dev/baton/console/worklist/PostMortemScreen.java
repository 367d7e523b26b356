package dev.baton.console.worklist;

import dev.baton.console.Choice;
import dev.baton.console.Export;
import dev.baton.console.Given;
import dev.baton.console.Ui;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.TimelineEntry;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.worklist.WorkQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Looking back at a disruption: which orders it touched, what was done about it and what it cost; on a page, and as one file. */
@Controller
@Access("worklist")
class PostMortemScreen {

    /** Of the last week, when nobody says. */
    private static final int USUAL_DAYS = 7;

    /** So many days are shown hour by hour, more of them day by day. */
    private static final int HOURLY_DAYS = 2;

    private static final int SHOWN = 25;
    private static final int MOMENTS = 200;
    private static final double SECONDS_OF_AN_HOUR = 3600;

    private final DisruptionReading reading;
    private final WorkQueries worklist;
    private final OrderQueries orders;

    PostMortemScreen(DisruptionReading reading, WorkQueries worklist, OrderQueries orders) {
        this.reading = reading;
        this.worklist = worklist;
        this.orders = orders;
    }

    /** What the address asks for; what cannot be understood narrows nothing. */
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String kind,
            @Nullable String cause) {

        LocalDate firstDay(Ui ui) {
            var first = Given.day(from);
            return first == null ? lastDay(ui).minusDays(USUAL_DAYS - 1L) : first;
        }

        LocalDate lastDay(Ui ui) {
            var last = Given.day(to);
            return last == null ? LocalDate.ofInstant(ui.now(), ui.zone()) : last;
        }

        Disruption disruption(Ui ui) {
            return new Disruption(
                    firstDay(ui).atStartOfDay(ui.zone()).toInstant(),
                    lastDay(ui).plusDays(1).atStartOfDay(ui.zone()).toInstant(),
                    Given.text(kind),
                    Given.text(cause));
        }
    }

    @GetMapping("/worklist/post-mortem")
    ModelAndView show(Ui ui, Asked asked) {
        var disruption = asked.disruption(ui);
        var totals = reading.totals(disruption);
        var touched = ui.may("orders:read") ? reading.orders(disruption) : List.<DisruptedOrder>of();
        var unit = asked.lastDay(ui).isBefore(asked.firstDay(ui).plusDays(HOURLY_DAYS))
                ? ChronoUnit.HOURS
                : ChronoUnit.DAYS;
        var raised = reading.overTime(disruption, unit, ui.zone());
        var causes = worklist.causes();
        var model = new HashMap<String, @Nullable Object>();
        model.put("from", asked.firstDay(ui));
        model.put("to", asked.lastDay(ui));
        model.put("kind", disruption.kind());
        model.put("cause", disruption.cause());
        model.put(
                "kinds",
                worklist.kinds().stream()
                        .map(each -> new Choice(each.code(), WorkPhrases.kind(ui, each.code())))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList());
        model.put(
                "causes",
                causes.stream()
                        .map(each -> new Choice(each.code(), WorkPhrases.cause(ui, causes, each.code())))
                        .toList());
        model.put("facts", facts(ui, totals, touched));
        model.put("exceptions", totals.exceptions());
        model.put("ordersTouched", totals.orders());
        model.put("hourly", unit == ChronoUnit.HOURS);
        model.put(
                "times",
                raised.stream()
                        .map(each -> unit == ChronoUnit.HOURS
                                ? ui.time(each.since(), ui.zone())
                                : ui.date(LocalDate.ofInstant(each.since(), ui.zone())))
                        .toList());
        model.put("raised", raised.stream().map(DisruptionReading.Raised::items).toList());
        model.put("orders", touched.stream().limit(SHOWN).toList());
        model.put("cut", touched.size() < totals.orders());
        return new ModelAndView("console/worklist/postMortem", model);
    }

    /** All of it as a ZIP of CSV files: the figures, the orders, what was done about it, and the timeline of every order. */
    @GetMapping(path = "/worklist/post-mortem", params = "bundle")
    @Access("orders")
    void bundle(Ui ui, Asked asked, HttpServletResponse response) throws IOException {
        var disruption = asked.disruption(ui);
        var touched = reading.orders(disruption);
        var facts = facts(ui, reading.totals(disruption), touched);
        var steps = reading.steps(disruption);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("post-mortem-%s-%s.zip".formatted(asked.firstDay(ui), asked.lastDay(ui)))
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (var zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("summary.csv"));
            summary(ui).csv(zip, facts);
            zip.putNextEntry(new ZipEntry("orders.csv"));
            ordersFile(ui).csv(zip, touched);
            zip.putNextEntry(new ZipEntry("steps.csv"));
            stepsFile(ui).csv(zip, steps);
            zip.putNextEntry(new ZipEntry("timeline.csv"));
            timelineFile(ui).csv(zip, touched.stream().flatMap(this::timeline).toList());
        }
    }

    // ── figures ────────────────────────────────────────────────────────────────────────────────────────────────

    private List<Map.Entry<String, String>> facts(
            Ui ui, DisruptionReading.Totals totals, List<DisruptedOrder> touched) {
        var facts = new ArrayList<Map.Entry<String, String>>();
        facts.add(Map.entry(ui.t("worklist.pm.exceptions"), ui.quantity(totals.exceptions())));
        facts.add(Map.entry(ui.t("worklist.pm.open"), ui.quantity(totals.open())));
        facts.add(Map.entry(ui.t("worklist.causes.in-time"), ui.quantity(totals.inTime())));
        facts.add(Map.entry(ui.t("worklist.pm.orders"), ui.quantity(totals.orders())));
        add(facts, ui.t("worklist.pm.first"), totals.first() == null ? null : ui.exact(totals.first()));
        add(facts, ui.t("worklist.pm.last"), totals.last() == null ? null : ui.exact(totals.last()));
        add(facts, ui.t("worklist.pm.closed"), totals.closedAt() == null ? null : ui.exact(totals.closedAt()));
        add(
                facts,
                ui.t("worklist.quality.middle"),
                totals.closedAt() == null
                        ? null
                        : ui.t("worklist.causes.hours-of", totals.middleSeconds() / SECONDS_OF_AN_HOUR));
        if (!touched.isEmpty()) {
            facts.add(Map.entry(
                    ui.t("worklist.pm.customers"),
                    ui.quantity(touched.stream()
                            .map(DisruptedOrder::customerName)
                            .distinct()
                            .count())));
            facts.add(Map.entry(
                    ui.t("worklist.pm.later"),
                    ui.quantity(touched.stream().filter(DisruptedOrder::isLater).count())));
            facts.add(Map.entry(ui.t("worklist.pm.value"), sums(ui, touched, DisruptedOrder::total)));
            facts.add(Map.entry(ui.t("worklist.pm.credited"), sums(ui, touched, DisruptedOrder::credited)));
            facts.add(Map.entry(ui.t("worklist.pm.refunded"), sums(ui, touched, DisruptedOrder::refunded)));
        }
        return facts;
    }

    private static void add(List<Map.Entry<String, String>> facts, String label, @Nullable String value) {
        if (value != null) {
            facts.add(Map.entry(label, value));
        }
    }

    /** One sum for each currency. */
    private static String sums(Ui ui, List<DisruptedOrder> touched, Function<DisruptedOrder, Money> money) {
        Map<String, Money> sums = touched.stream()
                .map(money)
                .collect(Collectors.toMap(Money::currency, Function.identity(), Money::plus, TreeMap::new));
        var some = sums.values().stream().filter(Money::isPositive).toList();
        return some.isEmpty() ? "–" : some.stream().map(ui::money).collect(Collectors.joining(" + "));
    }

    // ── files ──────────────────────────────────────────────────────────────────────────────────────────────────

    private static Export<Map.Entry<String, String>> summary(Ui ui) {
        return Export.<Map.Entry<String, String>>of(ui, "summary")
                .column(ui.t("worklist.pm.figure"), Map.Entry::getKey)
                .column(ui.t("worklist.pm.value-of"), Map.Entry::getValue);
    }

    private static Export<DisruptedOrder> ordersFile(Ui ui) {
        return Export.<DisruptedOrder>of(ui, "orders")
                .column(ui.t("orders.number"), DisruptedOrder::number)
                .column(ui.t("orders.customer"), DisruptedOrder::customerName)
                .column(ui.t("orders.status"), row -> ui.t("orders.status." + row.status()))
                .column(ui.t("orders.placed"), DisruptedOrder::placedAt)
                .column(ui.t("worklist.pm.first-promise"), DisruptedOrder::firstPromisedOn)
                .column(ui.t("orders.promise"), DisruptedOrder::promisedOn)
                .column(ui.t("worklist.pm.exceptions"), DisruptedOrder::exceptions)
                .column(
                        ui.t("worklist.kinds"),
                        row -> row.kinds().stream()
                                .map(kind -> WorkPhrases.kind(ui, kind))
                                .toList())
                .column(ui.t("worklist.pm.first"), DisruptedOrder::since)
                .column(ui.t("worklist.pm.closed"), DisruptedOrder::until)
                .column(ui.t("orders.total"), DisruptedOrder::total)
                .column(ui.t("worklist.pm.credited"), DisruptedOrder::credited)
                .column(ui.t("worklist.pm.refunded"), DisruptedOrder::refunded)
                .column(ui.t("export.currency"), row -> row.total().currency());
    }

    private static Export<DisruptionReading.Step> stepsFile(Ui ui) {
        return Export.<DisruptionReading.Step>of(ui, "steps")
                .column(ui.t("export.when"), DisruptionReading.Step::at)
                .column(ui.t("orders.number"), DisruptionReading.Step::order)
                .column(ui.t("worklist.quality.by.KIND"), row -> WorkPhrases.kind(ui, row.kind()))
                .column(ui.t("export.who"), DisruptionReading.Step::who)
                .column(ui.t("worklist.pm.step"), row -> row.what().name())
                .column(ui.t("worklist.pm.fix"), DisruptionReading.Step::fix)
                .column(ui.t("worklist.pm.said"), row -> row.said() == null ? null : WorkPhrases.text(ui, row.said()))
                .column(ui.t("worklist.pm.to"), DisruptionReading.Step::person)
                .column(ui.t("orders.note"), DisruptionReading.Step::note);
    }

    private record Happened(String order, TimelineEntry entry) {}

    private Stream<Happened> timeline(DisruptedOrder order) {
        return entries(order.id()).map(entry -> new Happened(order.number(), entry));
    }

    /** The latest {@value #MOMENTS}, oldest first. */
    private Stream<TimelineEntry> entries(OrderId order) {
        return orders.timeline(order, PageRequest.first(MOMENTS)).data().reversed().stream();
    }

    private static Export<Happened> timelineFile(Ui ui) {
        return Export.<Happened>of(ui, "timeline")
                .column(ui.t("orders.number"), Happened::order)
                .column(ui.t("export.when"), row -> row.entry().at())
                .column(ui.t("export.who"), row -> row.entry().actor())
                .column(ui.t("worklist.pm.step"), row -> row.entry().type())
                .column(ui.t("worklist.pm.said"), row -> row.entry().data().toString());
    }
}
