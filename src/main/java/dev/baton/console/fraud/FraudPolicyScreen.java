package dev.baton.console.fraud;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.fraud.DefineFraudPolicy;
import dev.baton.fraud.FraudPolicy;
import dev.baton.fraud.FraudQueries;
import dev.baton.fraud.Weight;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether and how fraud is looked for. */
@Controller
@Access("fraud")
class FraudPolicyScreen {

    private final FraudQueries fraud;
    private final DefineFraudPolicy define;

    FraudPolicyScreen(FraudQueries fraud, DefineFraudPolicy define) {
        this.fraud = fraud;
        this.define = define;
    }

    @GetMapping("/fraud/policy")
    ModelAndView show() {
        var policy = fraud.policy();
        var form = TypedForm.empty()
                .put("version", policy.version())
                .put("enabled", policy.enabled() ? "true" : null)
                .put("reviewFrom", policy.reviewFrom())
                .put("provider", policy.provider());
        policy.weights()
                .forEach(weight -> form.put(weight.signal() + ".points", weight.points())
                        .put(weight.signal() + ".most", weight.most())
                        .put(weight.signal() + ".hours", weight.hours()));
        return page(policy, form);
    }

    private ModelAndView page(FraudPolicy policy, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("weights", policy.weights());
        model.put(
                "providers",
                fraud.providers().stream().map(name -> new Choice(name, name)).toList());
        model.put("form", form);
        return new ModelAndView("console/fraud/policy", model);
    }

    @PostMapping("/fraud/policy")
    ModelAndView save(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var policy = fraud.policy();
        var from = form.whole("reviewFrom", 1, 100, ui.t("fraud.wrong.points"));
        form.require(!form.value("reviewFrom").isEmpty(), "reviewFrom", ui.t("fraud.wrong.points"));
        var weights = weights(ui, form, policy);
        if (form.isRight() && from != null) {
            try {
                define.handle(new DefineFraudPolicy.Command(
                        form.isTicked("enabled"),
                        Math.toIntExact(from),
                        form.valueOrNull("provider"),
                        weights,
                        EntityTags.of(form.version())));
                Flash.done(ui.t("fraud.policy.saved")).on(redirect);
                return new ModelAndView("redirect:/fraud/policy");
            } catch (Invalid e) {
                e.fields().forEach(field -> form.wrong(field.field(), field.message()));
            }
        }
        var page = page(policy, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** A field that is left blank stays as it was. */
    private static List<Weight> weights(Ui ui, TypedForm form, FraudPolicy policy) {
        var weights = new ArrayList<Weight>();
        for (var weight : policy.weights()) {
            var points = form.whole(weight.signal() + ".points", 0, Weight.MOST_POINTS, ui.t("fraud.wrong.points"));
            var most = form.whole(weight.signal() + ".most", 0, Weight.MOST, ui.t("fraud.wrong.most"));
            var hours = form.whole(weight.signal() + ".hours", 0, Weight.MOST_HOURS, ui.t("fraud.wrong.hours"));
            if (weight.signal().hasHours() && hours != null && hours == 0) {
                form.wrong(weight.signal() + ".hours", ui.t("fraud.wrong.hours"));
            }
            weights.add(new Weight(
                    weight.signal(),
                    points == null ? weight.points() : Math.toIntExact(points),
                    most == null ? weight.most() : most,
                    hours == null ? weight.hours() : Math.toIntExact(hours)));
        }
        return weights;
    }
}
