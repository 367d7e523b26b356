package dev.baton.console.worklist;

import dev.baton.console.Export;
import dev.baton.console.Given;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.console.worklist.ResolutionReading.By;
import dev.baton.platform.company.Companies;
import dev.baton.platform.data.Page;
import dev.baton.platform.security.Access;
import dev.baton.worklist.RootCause;
import dev.baton.worklist.WorkQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How well exceptions are dealt with, by kind, person and cause. */
@Controller
@Access("worklist")
class ResolutionScreen {

    private static final List<Integer> SPANS = List.of(30, 90);
    private static final double SECONDS_OF_AN_HOUR = 3600;

    private final ResolutionReading reading;
    private final WorkQueries worklist;
    private final Companies companies;

    ResolutionScreen(ResolutionReading reading, WorkQueries worklist, Companies companies) {
        this.reading = reading;
        this.worklist = worklist;
        this.companies = companies;
    }

    /** What the address asks for. */
    record Asked(@Nullable String by, @Nullable Integer days) {

        By shown() {
            return Objects.requireNonNullElse(
                    Given.constant(By.class, by == null ? null : by.toUpperCase(Locale.ROOT)), By.KIND);
        }

        int span() {
            return days != null && SPANS.contains(days) ? days : SPANS.getFirst();
        }
    }

    @GetMapping("/worklist/quality")
    ModelAndView show(Ui ui, Asked asked) {
        var rows = rows(ui, asked);
        var causes = worklist.causes();
        var model = new HashMap<String, @Nullable Object>();
        model.put(
                "tabs",
                Arrays.stream(By.values())
                        .map(each -> new Tab(
                                ui.t("worklist.quality.by." + each),
                                "/worklist/quality?by=%s&days=%d"
                                        .formatted(each.name().toLowerCase(Locale.ROOT), asked.span()),
                                null,
                                each == asked.shown()))
                        .toList());
        model.put("by", asked.shown().name());
        model.put("span", asked.span());
        model.put("spans", SPANS);
        model.put("rows", rows);
        model.put("most", ResolutionReading.MOST);
        model.put("watched", ResolutionReading.WATCHED_DAYS);
        model.put(
                "names",
                rows.stream()
                        .collect(Collectors.toMap(
                                Resolution::what, row -> name(ui, asked.shown(), causes, row.what()))));
        return new ModelAndView("console/worklist/quality", model);
    }

    @GetMapping(path = "/worklist/quality", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        var page = new Page<>(rows(ui, asked), null, null);
        var causes = worklist.causes();
        Export.<Resolution>of(ui, "resolution-quality")
                .column(
                        ui.t("worklist.quality.by." + asked.shown()),
                        row -> name(ui, asked.shown(), causes, row.what()))
                .column(ui.t("worklist.causes.items"), Resolution::closed)
                .column(ui.t("worklist.quality.good"), Resolution::good)
                .column(ui.t("worklist.causes.in-time"), Resolution::inTime)
                .column(ui.t("worklist.quality.reopened"), Resolution::reopened)
                .column(ui.t("worklist.quality.came-back"), Resolution::cameBack)
                .column(ui.t("worklist.quality.compensated"), Resolution::compensated)
                .column(ui.t("worklist.quality.compensation"), Resolution::compensation)
                .column(ui.t("export.currency"), row -> row.compensation().currency())
                .column(ui.t("worklist.quality.middle"), row -> hours(row.middleSeconds()))
                .column(ui.t("worklist.quality.slowest"), row -> hours(row.mostSeconds()))
                .write(export, response, _ -> page);
    }

    /** As files have it: hours with one decimal. */
    private static String hours(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds / SECONDS_OF_AN_HOUR);
    }

    private List<Resolution> rows(Ui ui, Asked asked) {
        return reading.since(
                ui.now().minus(Duration.ofDays(asked.span())),
                asked.shown(),
                companies.current().currency());
    }

    private static String name(Ui ui, By by, List<RootCause> causes, String what) {
        return switch (by) {
            case KIND -> WorkPhrases.kind(ui, what);
            case PERSON -> what;
            case CAUSE -> what.isEmpty() ? ui.t("worklist.cause.unsaid") : WorkPhrases.cause(ui, causes, what);
        };
    }
}
