package dev.baton.console.returns;

import dev.baton.catalog.Sku;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.network.HandlingClass;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.returns.Cause;
import dev.baton.returns.DefineReturnPolicy;
import dev.baton.returns.Disposition;
import dev.baton.returns.DispositionRule;
import dev.baton.returns.Grade;
import dev.baton.returns.ReturnPolicy;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rules of returns: what may come back, for which reasons, on whose account, and what becomes of it. */
@Controller
@Access("returns")
class PolicyScreen {

    private final ReturnQueries returns;
    private final DefineReturnPolicy definePolicy;

    PolicyScreen(ReturnQueries returns, DefineReturnPolicy definePolicy) {
        this.returns = returns;
        this.definePolicy = definePolicy;
    }

    @GetMapping("/returns/policy")
    ModelAndView show() {
        return new ModelAndView("console/returns/policy", Map.of("policy", returns.policy()));
    }

    @PostMapping("/returns/policy")
    String define(Ui ui, @RequestParam MultiValueMap<String, String> given, RedirectAttributes redirect) {
        var now = returns.policy();
        try {
            var outcome = definePolicy.handle(new DefineReturnPolicy.Command(
                    policy(now, new Fields(given)), expected(given.getFirst("version"))));
            switch (outcome) {
                case DefineReturnPolicy.Defined _ ->
                    Flash.done(ui.t("returns.policy.done")).on(redirect);
                case DefineReturnPolicy.ChangedMeanwhile _ ->
                    Flash.note(ui.t("returns.policy.changed")).on(redirect);
            }
        } catch (Invalid e) {
            Flash.refused(e.fields().getFirst().field() + " "
                            + e.fields().getFirst().message())
                    .on(redirect);
        } catch (IllegalArgumentException e) {
            Flash.refused(ui.t("returns.policy.refused")).on(redirect);
        }
        return "redirect:/returns/policy";
    }

    private static @Nullable Long expected(@Nullable String version) {
        return version == null || version.isBlank() ? null : Long.valueOf(version);
    }

    /** What the form says. */
    private record Fields(MultiValueMap<String, String> given) {

        String text(String name) {
            var value = given.getFirst(name);
            return value == null ? "" : value.strip();
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }

        boolean ticked(String name) {
            return given.containsKey(name);
        }

        @Nullable
        Money money(String name, String currency) {
            return text(name).isEmpty() ? null : Money.parse(text(name), currency);
        }

        <E extends Enum<E>> @Nullable E choice(Class<E> type, String name) {
            return text(name).isEmpty() ? null : Enum.valueOf(type, text(name));
        }
    }

    private static ReturnPolicy policy(ReturnPolicy now, Fields fields) {
        var currency = fields.text("currency");
        var condition = new EnumMap<Grade, Integer>(Grade.class);
        Arrays.stream(Grade.values()).forEach(grade -> condition.put(grade, fields.number("condition-" + grade)));
        return new ReturnPolicy(
                fields.number("windowDays"),
                classes(fields),
                items(fields.text("neverReturnableItems")),
                fields.money("approveUpTo", currency),
                fields.money("keepBelow", currency),
                fields.number("expiryDays"),
                fields.money("returnShipping", currency),
                condition,
                fields.ticked("shippingGivenBack"),
                fields.ticked("promotionsTakenBack"),
                fields.number("exchangeDays"),
                reasons(now, fields),
                rules(now, fields),
                0);
    }

    private static Set<HandlingClass> classes(Fields fields) {
        var classes = new LinkedHashSet<HandlingClass>();
        fields.given()
                .getOrDefault("neverReturnable", List.of())
                .forEach(name -> classes.add(HandlingClass.valueOf(name)));
        return classes;
    }

    private static Set<Sku> items(String typed) {
        var items = new LinkedHashSet<Sku>();
        Arrays.stream(typed.split("[\\s,]+")).filter(sku -> !sku.isBlank()).forEach(sku -> items.add(Sku.of(sku)));
        return items;
    }

    /** Those that are there, as changed, and one more when its words are given. */
    private static List<ReturnReason> reasons(ReturnPolicy now, Fields fields) {
        var reasons = new ArrayList<ReturnReason>();
        for (var reason : now.reasons()) {
            var at = "reason-" + reason.code() + "-";
            if (!fields.ticked(at + "cause")) {
                reasons.add(reason);
                continue;
            }
            var words = new HashMap<>(reason.words());
            words.put("en", fields.text(at + "en"));
            words.put("es", fields.text(at + "es"));
            words.values().removeIf(String::isBlank);
            reasons.add(new ReturnReason(
                    reason.code(),
                    reason.group(),
                    words,
                    Cause.valueOf(fields.text(at + "cause")),
                    fields.ticked(at + "customerPays"),
                    fields.number(at + "restocking"),
                    fields.ticked(at + "enabled")));
        }
        var english = fields.text("new-en");
        if (!english.isEmpty()) {
            var words = new HashMap<String, String>();
            words.put("en", english);
            if (!fields.text("new-es").isEmpty()) {
                words.put("es", fields.text("new-es"));
            }
            var code = english.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
            reasons.add(new ReturnReason(
                    code.substring(0, Math.min(40, code.length())),
                    fields.text("new-group"),
                    words,
                    Cause.valueOf(fields.text("new-cause")),
                    fields.ticked("new-customerPays"),
                    0,
                    true));
        }
        return reasons;
    }

    private static List<DispositionRule> rules(ReturnPolicy now, Fields fields) {
        var rules = new ArrayList<DispositionRule>();
        for (int i = 0; i <= now.dispositions().size(); i++) {
            var at = "rule-" + i + "-";
            var disposition = fields.choice(Disposition.class, at + "disposition");
            if (disposition != null) {
                rules.add(new DispositionRule(
                        fields.choice(Grade.class, at + "grade"),
                        fields.choice(Cause.class, at + "cause"),
                        fields.choice(HandlingClass.class, at + "handlingClass"),
                        disposition));
            }
        }
        return rules;
    }
}
