package dev.baton.console.worklist;

import dev.baton.console.Flash;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.worklist.DefineCause;
import dev.baton.worklist.RootCause;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.WorkQueries.Closed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What exceptions come from: the few causes of most of them first; and the taxonomy itself. */
@Controller
@Access("worklist")
class CauseScreen {

    private static final List<Integer> SPANS = List.of(30, 90);
    private static final double SECONDS_OF_AN_HOUR = 3600;

    private final WorkQueries worklist;
    private final DefineCause defineCause;
    private final Clock clock;

    CauseScreen(WorkQueries worklist, DefineCause defineCause, Clock clock) {
        this.worklist = worklist;
        this.defineCause = defineCause;
        this.clock = clock;
    }

    @GetMapping("/worklist/causes")
    ModelAndView show(Ui ui, @RequestParam(defaultValue = "30") int days) {
        int span = SPANS.contains(days) ? days : SPANS.getFirst();
        var causes = worklist.causes();
        var shares = shares(ui, causes, worklist.closedSince(clock.instant().minus(Duration.ofDays(span))));
        var model = new HashMap<String, @Nullable Object>();
        model.put(
                "tabs",
                SPANS.stream()
                        .map(each -> new Tab(
                                ui.t("worklist.causes.days", each),
                                "/worklist/causes?days=" + each,
                                null,
                                each == span))
                        .toList());
        model.put("shares", shares);
        model.put("total", shares.stream().mapToLong(CauseShare::items).sum());
        model.put("causes", causes);
        return new ModelAndView("console/worklist/causes", model);
    }

    @PostMapping("/worklist/causes")
    String define(
            Ui ui,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean offered,
            RedirectAttributes redirect) {
        var written = code.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        try {
            var defined = defineCause.handle(new DefineCause.Command(written, name, offered, null));
            Flash.done(ui.t("worklist.causes.saved", defined.name())).on(redirect);
        } catch (Invalid e) {
            Flash.refused(ui.t("worklist.causes.refused")).on(redirect);
        }
        return "redirect:/worklist/causes";
    }

    /** The most frequent first; those that closed by themselves and nobody explained, last. */
    private static List<CauseShare> shares(Ui ui, List<RootCause> causes, List<Closed> closed) {
        long total = sum(closed, Closed::items);
        var byCause =
                closed.stream().collect(Collectors.groupingBy(each -> Objects.requireNonNullElse(each.cause(), "")));
        var ordered = byCause.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, List<Closed>>>comparingInt(
                                each -> each.getKey().isEmpty() ? 1 : 0)
                        .thenComparingLong(each -> -sum(each.getValue(), Closed::items)))
                .toList();
        var shares = new ArrayList<CauseShare>();
        long before = 0;
        for (var each : ordered) {
            long items = sum(each.getValue(), Closed::items);
            before += items;
            shares.add(new CauseShare(
                    each.getKey(),
                    each.getKey().isEmpty()
                            ? ui.t("worklist.cause.unsaid")
                            : WorkPhrases.cause(ui, causes, each.getKey()),
                    items,
                    (double) items / total,
                    (double) before / total,
                    (double) sum(each.getValue(), Closed::inTime) / items,
                    sum(each.getValue(), Closed::reopened),
                    sum(each.getValue(), Closed::seconds) / SECONDS_OF_AN_HOUR / items,
                    kinds(ui, each.getValue().stream())));
        }
        return shares;
    }

    private static String kinds(Ui ui, Stream<Closed> closed) {
        return closed.sorted(Comparator.comparingLong(each -> -each.items()))
                .map(each -> WorkPhrases.kind(ui, each.kind()))
                .distinct()
                .limit(2)
                .collect(Collectors.joining(", "));
    }

    private static long sum(List<Closed> closed, ToLongFunction<Closed> what) {
        return closed.stream().mapToLong(what).sum();
    }
}
