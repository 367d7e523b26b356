package dev.baton.console.automations;

import dev.baton.automations.Automation;
import dev.baton.automations.AutomationId;
import dev.baton.automations.AutomationQueries;
import dev.baton.automations.RepeatRun;
import dev.baton.automations.Run;
import dev.baton.automations.RunFilter;
import dev.baton.automations.RunId;
import dev.baton.automations.RunState;
import dev.baton.console.Chip;
import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was asked of automations and what came of it. */
@Controller
@Access("automations")
class AutomationLogScreen {

    private final AutomationQueries automations;
    private final OrderQueries orders;
    private final RepeatRun repeat;

    AutomationLogScreen(AutomationQueries automations, OrderQueries orders, RepeatRun repeat) {
        this.automations = automations;
        this.orders = orders;
        this.repeat = repeat;
    }

    /** @param q the number of an order */
    @GetMapping("/automations/runs")
    ModelAndView log(
            Ui ui,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String automation,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor) {
        var known = automations.list();
        var one = known.stream()
                .filter(each -> each.id().toString().equals(automation))
                .findFirst()
                .orElse(null);
        var shown = Arrays.stream(RunState.values())
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElse(null);
        var page = runs(q, one == null ? null : one.id(), shown, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("tabs", AutomationWords.tabs(ui, true));
        model.put("runs", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("query", q.strip());
        model.put("chips", chips(ui, one, shown));
        model.put("automation", one == null ? "" : automation);
        model.put("state", shown == null ? "" : shown.name());
        model.put(
                "automations",
                known.stream()
                        .map(each ->
                                new Choice(each.id().toString(), each.plan().name()))
                        .toList());
        model.put(
                "states",
                Arrays.stream(RunState.values())
                        .map(each -> new Choice(each.name(), ui.t("automations.state." + each)))
                        .toList());
        return new ModelAndView("console/automations/runs", model);
    }

    private Page<Run> runs(String q, @Nullable AutomationId automation, @Nullable RunState state, PageRequest request) {
        OrderId order = null;
        if (!q.isBlank()) {
            order = orders.byNumber(q.strip()).orElse(null);
            if (order == null) {
                return new Page<>(List.of(), null);
            }
        }
        return automations.runs(new RunFilter(automation, state, order), request);
    }

    private static List<Chip> chips(Ui ui, @Nullable Automation automation, @Nullable RunState state) {
        var chips = new ArrayList<Chip>();
        if (automation != null) {
            chips.add(new Chip(ui.t("automations.name"), automation.plan().name(), ui.with("automation", null)));
        }
        if (state != null) {
            chips.add(
                    new Chip(ui.t("automations.outcome"), ui.t("automations.state." + state), ui.with("state", null)));
        }
        return chips;
    }

    @PostMapping("/automations/runs/{run}/repetition")
    String repeat(Ui ui, @PathVariable RunId run, RedirectAttributes redirect) {
        switch (repeat.handle(run)) {
            case RepeatRun.RunRepeated _ ->
                Flash.done(ui.t("automations.repeated")).on(redirect);
            case RepeatRun.NotRepeatable _ ->
                Flash.note(ui.t("automations.not-repeatable")).on(redirect);
        }
        return "redirect:/automations/runs";
    }
}
