package dev.baton.console.automations;

import dev.baton.automations.Action;
import dev.baton.automations.Automation;
import dev.baton.automations.AutomationId;
import dev.baton.automations.AutomationPlan;
import dev.baton.automations.AutomationQueries;
import dev.baton.automations.DefineAutomation;
import dev.baton.automations.RemoveAutomation;
import dev.baton.automations.Trigger;
import dev.baton.automations.TryAutomation;
import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.orders.CancelReason;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderCases;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.StaleVersion;
import dev.baton.rules.Rules;
import dev.baton.worklist.Severity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The automations, and one of them: written, tried on past orders, switched, removed. */
@Controller
@Access("automations")
class AutomationScreen {

    private static final int USUAL_DAYS = 30;
    private static final AutomationPlan BLANK =
            new AutomationPlan("", true, Trigger.PLACED, "", 0, Action.HOLD, HoldReason.OTHER.name(), null, null, "");

    private final AutomationQueries automations;
    private final Rules rules;
    private final DefineAutomation define;
    private final RemoveAutomation remove;
    private final TryAutomation tryAutomation;
    private final CustomFieldQueries fields;

    AutomationScreen(
            AutomationQueries automations,
            Rules rules,
            DefineAutomation define,
            RemoveAutomation remove,
            TryAutomation tryAutomation,
            CustomFieldQueries fields) {
        this.automations = automations;
        this.rules = rules;
        this.define = define;
        this.remove = remove;
        this.tryAutomation = tryAutomation;
        this.fields = fields;
    }

    @GetMapping("/automations")
    ModelAndView list(Ui ui) {
        return new ModelAndView(
                "console/automations/list",
                Map.of(
                        "tabs",
                        AutomationWords.tabs(ui, false),
                        "automations",
                        automations.list(),
                        "lately",
                        automations.lately(),
                        "examples",
                        examples(ui)));
    }

    /** What a company may begin with. */
    private static Map<String, AutomationPlan> examples(Ui ui) {
        var examples = new java.util.LinkedHashMap<String, AutomationPlan>();
        examples.put(
                "held",
                new AutomationPlan(
                        ui.t("automations.example.held"),
                        true,
                        Trigger.HELD,
                        "order.isOpen && size(order.holds) > 0",
                        2 * 24 * 60,
                        Action.WORK,
                        null,
                        null,
                        Severity.HIGH,
                        ui.t("automations.example.held.message", "{order.holds}", "{order.total} {order.currency}")));
        examples.put(
                "large",
                new AutomationPlan(
                        ui.t("automations.example.large"),
                        true,
                        Trigger.PLACED,
                        "customer.isVip || order.total >= 1000",
                        0,
                        Action.PRIORITY,
                        null,
                        500,
                        null,
                        ""));
        examples.put(
                "notes",
                new AutomationPlan(
                        ui.t("automations.example.notes"),
                        true,
                        Trigger.PLACED,
                        "order.notes.lowerAscii().contains('gift')",
                        0,
                        Action.HOLD,
                        HoldReason.CUSTOMER_REQUEST.name(),
                        null,
                        null,
                        "{order.notes}"));
        return examples;
    }

    @GetMapping("/automations/new")
    ModelAndView blank(Ui ui, @RequestParam(defaultValue = "") String example) {
        return page(ui, null, AutomationForm.of(examples(ui).getOrDefault(example, BLANK)), null);
    }

    @GetMapping("/automations/{automation:[0-9a-f-]{36}}")
    ModelAndView filled(Ui ui, @PathVariable AutomationId automation) {
        var before = automations.get(automation);
        return page(ui, before, AutomationForm.of(before.plan()).put("version", before.version()), null);
    }

    /** What is wrong with what is being typed, while it is typed. */
    @PostMapping("/automations/check")
    ModelAndView check(@RequestParam MultiValueMap<String, String> typed) {
        var plan = AutomationForm.plan(TypedForm.of(typed));
        return new ModelAndView(
                "console/rules/mistakes",
                Map.of("mistakes", automations.mistakes(plan.when(), plan.message()), "checked", true));
    }

    @PostMapping("/automations/new")
    ModelAndView write(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/automations/{automation:[0-9a-f-]{36}}")
    ModelAndView change(
            Ui ui,
            @PathVariable AutomationId automation,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, automations.get(automation), TypedForm.of(typed), redirect);
    }

    /** Tells of which orders it would be true; what was typed stays as it was. */
    @PostMapping(
            path = {"/automations/new", "/automations/{automation:[0-9a-f-]{36}}"},
            params = "days")
    ModelAndView tryOut(
            Ui ui,
            @PathVariable(required = false) @Nullable AutomationId automation,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "" + USUAL_DAYS) int days) {
        var before = automation == null ? null : automations.get(automation);
        var form = TypedForm.of(typed);
        try {
            return page(ui, before, form, tryAutomation.handle(AutomationForm.plan(form), days));
        } catch (Invalid e) {
            AutomationForm.complain(ui, form, e);
            return wrong(ui, before, form);
        }
    }

    @PostMapping("/automations/{automation:[0-9a-f-]{36}}/switch")
    String flip(Ui ui, @PathVariable AutomationId automation, RedirectAttributes redirect) {
        var before = automations.get(automation);
        var next = before.plan().enabled(!before.plan().enabled());
        try {
            define.handle(new DefineAutomation.Command(automation, next, EntityTags.of(before.version())));
            Flash.done(ui.t(next.enabled() ? "automations.switched-on" : "automations.switched-off", next.name()))
                    .on(redirect);
        } catch (Invalid e) {
            Flash.refused(ui.t("automations.wrong.when")).on(redirect);
        }
        return "redirect:/automations";
    }

    @PostMapping("/automations/{automation:[0-9a-f-]{36}}/removal")
    String remove(Ui ui, @PathVariable AutomationId automation, RedirectAttributes redirect) {
        var before = automations.get(automation);
        remove.handle(automation, null);
        Flash.done(ui.t("automations.removed", before.plan().name())).on(redirect);
        return "redirect:/automations";
    }

    private ModelAndView save(Ui ui, @Nullable Automation before, TypedForm form, RedirectAttributes redirect) {
        try {
            var saved = define.handle(new DefineAutomation.Command(
                    before == null ? null : before.id(),
                    AutomationForm.plan(form),
                    before == null ? null : EntityTags.of(form.version())));
            Flash.done(ui.t("automations.saved", saved.plan().name())).on(redirect);
            return new ModelAndView("redirect:/automations");
        } catch (Invalid e) {
            AutomationForm.complain(ui, form, e);
            return wrong(ui, before, form);
        } catch (StaleVersion e) {
            return wrong(
                    ui,
                    before,
                    form.put("version", before == null ? null : before.version())
                            .put("stale", "true"));
        }
    }

    private ModelAndView wrong(Ui ui, @Nullable Automation before, TypedForm form) {
        var page = page(ui, before, form, null);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(
            Ui ui, @Nullable Automation before, TypedForm form, TryAutomation.@Nullable Report report) {
        var plan = AutomationForm.plan(form);
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("report", report);
        model.put("mistakes", automations.mistakes(plan.when(), plan.message()));
        model.put("vocabulary", rules.book(OrderCases.BOOK).vocabulary());
        model.put("fields", fields.known().offered());
        model.put("events", choices(ui, "automations.event.", Trigger.values()));
        model.put("actions", choices(ui, "automations.action.", Action.values()));
        model.put("holdReasons", choices(ui, "orders.hold.", HoldReason.values()));
        model.put("cancelReasons", choices(ui, "orders.cancel-reason.", CancelReason.values()));
        model.put("severities", choices(ui, "worklist.severity.", Severity.values()));
        model.put(
                "units",
                List.of("minutes", "hours", "days").stream()
                        .map(unit -> new Choice(unit, ui.t("automations.unit." + unit)))
                        .toList());
        return new ModelAndView("console/automations/automation", model);
    }

    private static List<Choice> choices(Ui ui, String prefix, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> new Choice(value.name(), ui.t(prefix + value)))
                .toList();
    }
}
