package dev.baton.console.worklist;

import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.security.Access;
import dev.baton.worklist.DefineDwellTime;
import dev.baton.worklist.DefineSlaPolicy;
import dev.baton.worklist.DefineWorkingHours;
import dev.baton.worklist.DwellTime;
import dev.baton.worklist.Playbook;
import dev.baton.worklist.Severity;
import dev.baton.worklist.SlaPolicy;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.WritePlaybook;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How soon each kind of exception must be dealt with, when people are there, and how it is done. */
@Controller
@Access("worklist")
class PolicyScreen {

    private final WorkQueries worklist;
    private final DefineDwellTime defineDwellTime;
    private final DefineSlaPolicy defineSlaPolicy;
    private final DefineWorkingHours defineWorkingHours;
    private final WritePlaybook writePlaybook;

    PolicyScreen(
            WorkQueries worklist,
            DefineDwellTime defineDwellTime,
            DefineSlaPolicy defineSlaPolicy,
            DefineWorkingHours defineWorkingHours,
            WritePlaybook writePlaybook) {
        this.worklist = worklist;
        this.defineDwellTime = defineDwellTime;
        this.defineSlaPolicy = defineSlaPolicy;
        this.defineWorkingHours = defineWorkingHours;
        this.writePlaybook = writePlaybook;
    }

    @GetMapping("/worklist/policies")
    ModelAndView show(Ui ui) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("policies", worklist.slaPolicies());
        model.put(
                "playbooks",
                worklist.playbooks(ui.locale()).stream()
                        .collect(Collectors.toMap(Playbook::kind, Function.identity())));
        model.put("dwellTimes", dwellTimes());
        var hours = TypedForm.empty();
        HoursForm.fill(hours, worklist.workingHours());
        model.put("hours", hours);
        model.put("days", HoursForm.days(ui));
        return new ModelAndView("console/worklist/policies", model);
    }

    @PostMapping("/worklist/hours")
    String hours(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        HoursForm.read(TypedForm.of(typed))
                .ifPresentOrElse(
                        hours -> {
                            defineWorkingHours.handle(new DefineWorkingHours.Command(hours, null));
                            Flash.done(ui.t("worklist.hours.saved")).on(redirect);
                        },
                        () -> Flash.refused(ui.t("worklist.hours.refused")).on(redirect));
        return "redirect:/worklist/policies";
    }

    @GetMapping("/worklist/policies/{kind}")
    ModelAndView edit(Ui ui, @PathVariable String kind) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("policy", policy(kind));
        model.put("dwellTime", dwellTimes().get(kind));
        model.put("playbook", worklist.playbook(kind, ui.locale()));
        return new ModelAndView("console/worklist/policy", model);
    }

    @PostMapping("/worklist/policies/{kind}")
    String save(
            Ui ui,
            @PathVariable String kind,
            @RequestParam Severity severity,
            @RequestParam(defaultValue = "0") int minutes,
            @RequestParam(defaultValue = "0") int dwellMinutes,
            @RequestParam(defaultValue = "false") boolean watched,
            @RequestParam(defaultValue = "") String instructions,
            @RequestParam(defaultValue = "") String checklist,
            RedirectAttributes redirect) {
        var before = policy(kind);
        var dwellTime = dwellTimes().get(kind);
        var playbook = worklist.playbook(kind, ui.locale());
        var text = instructions.replace("\r\n", "\n").strip();
        var lines = checklist
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        try {
            if (!playbook.instructions().equals(text) || !playbook.checklist().equals(lines)) {
                writePlaybook.handle(new WritePlaybook.Command(kind, text, lines, null));
            }
            if (before.severity() != severity || before.minutes() != minutes) {
                defineSlaPolicy.handle(new DefineSlaPolicy.Command(kind, severity, minutes, null));
            }
            if (dwellTime != null && (dwellTime.minutes() != dwellMinutes || dwellTime.watched() != watched)) {
                defineDwellTime.handle(new DefineDwellTime.Command(kind, dwellMinutes, watched, null));
            }
        } catch (Invalid e) {
            Flash.refused(ui.t("worklist.policy.refused")).on(redirect);
            return "redirect:/worklist/policies/" + kind;
        }
        Flash.done(ui.t("worklist.policy.saved", WorkPhrases.kind(ui, kind))).on(redirect);
        return "redirect:/worklist/policies";
    }

    private Map<String, DwellTime> dwellTimes() {
        return worklist.dwellTimes().stream().collect(Collectors.toMap(DwellTime::state, Function.identity()));
    }

    private SlaPolicy policy(String kind) {
        return worklist.slaPolicies().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new NotFound("kind of exception", kind));
    }
}
