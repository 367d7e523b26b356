package dev.baton.console.worklist;

import dev.baton.console.Flash;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.worklist.DefineCause;
import dev.baton.worklist.WorkQueries;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
        var shares =
                CauseShare.of(ui, causes, worklist.closedSince(clock.instant().minus(Duration.ofDays(span))));
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
}
