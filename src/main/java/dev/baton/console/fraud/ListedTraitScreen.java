package dev.baton.console.fraud;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.Given;
import dev.baton.console.Tab;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.fraud.FraudQueries;
import dev.baton.fraud.ListTrait;
import dev.baton.fraud.ListedTrait.Verdict;
import dev.baton.fraud.TraitKind;
import dev.baton.fraud.UnlistTrait;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

/** Who is let through, and who is never served. */
@Controller
@Access("fraud")
class ListedTraitScreen {

    private final FraudQueries fraud;
    private final ListTrait listTrait;
    private final UnlistTrait unlistTrait;

    ListedTraitScreen(FraudQueries fraud, ListTrait listTrait, UnlistTrait unlistTrait) {
        this.fraud = fraud;
        this.listTrait = listTrait;
        this.unlistTrait = unlistTrait;
    }

    @GetMapping("/fraud/lists")
    ModelAndView list(
            Ui ui,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor) {
        var shown = Given.constant(Verdict.class, verdict);
        var page = fraud.traits(shown, q.strip(), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("tabs", tabs(ui, shown));
        model.put("traits", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("words", q.strip());
        model.put("verdict", verdict);
        return new ModelAndView("console/fraud/lists", model);
    }

    private static List<Tab> tabs(Ui ui, @Nullable Verdict shown) {
        return Stream.of(null, Verdict.DENY, Verdict.ALLOW)
                .map(verdict -> new Tab(
                        ui.t(verdict == null ? "fraud.all" : "fraud.verdict." + verdict),
                        "/fraud/lists" + (verdict == null ? "" : "?verdict=" + verdict),
                        null,
                        verdict == shown))
                .toList();
    }

    @GetMapping("/fraud/lists/new")
    ModelAndView blank(Ui ui) {
        return form(ui, TypedForm.empty().put("verdict", Verdict.DENY).put("kind", TraitKind.MAIL));
    }

    private static ModelAndView form(Ui ui, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("form", form);
        model.put(
                "verdicts",
                Arrays.stream(Verdict.values())
                        .map(each -> new Choice(each.name(), ui.t("fraud.verdict." + each)))
                        .toList());
        model.put(
                "kinds",
                Arrays.stream(TraitKind.values())
                        .map(each -> new Choice(each.name(), ui.t("fraud.kind." + each)))
                        .toList());
        return new ModelAndView("console/fraud/trait", model);
    }

    @PostMapping("/fraud/lists/new")
    ModelAndView add(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var expires = Given.day(form.value("expiresOn"));
        form.require(expires != null || form.value("expiresOn").isEmpty(), "expiresOn", ui.t("fraud.wrong.expiresOn"));
        if (form.isRight()) {
            try {
                var listed = listTrait.handle(new ListTrait.Command(
                        form.constant("verdict", Verdict.class, Verdict.DENY),
                        form.constant("kind", TraitKind.class, TraitKind.MAIL),
                        form.value("value"),
                        form.value("reason"),
                        expires));
                Flash.done(ui.t("fraud.listed", listed.value())).on(redirect);
                return new ModelAndView("redirect:/fraud/lists");
            } catch (Invalid e) {
                e.fields().forEach(field -> form.wrong(field.field(), ui.t("fraud.wrong." + field.field())));
            }
        }
        var page = form(ui, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @PostMapping("/fraud/lists/{trait}/removal")
    String remove(Ui ui, @PathVariable UUID trait, RedirectAttributes redirect) {
        Flash.done(ui.t("fraud.unlisted", unlistTrait.handle(trait).value())).on(redirect);
        return "redirect:/fraud/lists";
    }
}
