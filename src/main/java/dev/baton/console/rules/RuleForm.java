package dev.baton.console.rules;

import dev.baton.console.TypedForm;
import dev.baton.rules.Effect;
import dev.baton.rules.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rule as a form has it. */
final class RuleForm {

    /** The fix that is followed by a shipping service. */
    static final String SERVICE = "SERVICE";

    private static final int NO_PLACE = -1;

    private RuleForm() {}

    static TypedForm blank() {
        return TypedForm.empty()
                .put("effect", Effect.HOLD)
                .put("reason", "OTHER")
                .put("enabled", "true");
    }

    static TypedForm of(Rule rule, int place) {
        return TypedForm.empty()
                .put("code", rule.code())
                .put("name", rule.name())
                .put("note", rule.note())
                .put("when", rule.when())
                .put("channels", String.join(", ", rule.channels()))
                .put("customerTags", String.join(", ", rule.customerTags()))
                .put("effect", rule.effect())
                .put("reason", rule.effect() == Effect.HOLD ? rule.value() : "OTHER")
                .put("word", rule.effect() == Effect.TAG ? rule.value() : null)
                .put("priority", rule.effect() == Effect.PRIORITY ? rule.value() : null)
                .put("fix", fix(rule))
                .put(
                        "service",
                        isService(rule)
                                ? String.valueOf(rule.value())
                                        .substring(SERVICE.length())
                                        .strip()
                                : null)
                .put("releaseAfterHours", rule.releaseAfterHours())
                .put("owner", rule.owner())
                .put("releaseWhen", rule.releaseWhen())
                .put("message", rule.message())
                .put("enabled", rule.enabled() ? "true" : null)
                .put("place", place + 1);
    }

    /** @param code of the rule that is changed; the one that was typed when it is new */
    static Rule rule(TypedForm form, String code) {
        var effect = Effect.valueOf(form.value("effect"));
        return new Rule(
                code,
                form.value("name"),
                form.valueOrNull("note"),
                form.value("when"),
                words(form.value("channels")),
                words(form.value("customerTags")),
                effect,
                switch (effect) {
                    case HOLD -> form.value("reason");
                    case TAG -> form.value("word");
                    case PRIORITY -> form.value("priority");
                    case FIX ->
                        form.value("fix").equals(SERVICE)
                                ? SERVICE + " " + form.value("service").toUpperCase(Locale.ROOT)
                                : form.value("fix");
                    case REJECT, WARN -> null;
                },
                effect == Effect.HOLD ? hours(form.value("releaseAfterHours")) : null,
                effect == Effect.HOLD ? form.valueOrNull("owner") : null,
                effect == Effect.HOLD ? form.valueOrNull("releaseWhen") : null,
                form.value("message"),
                form.isTicked("enabled"));
    }

    private static @Nullable String fix(Rule rule) {
        return rule.effect() == Effect.FIX ? (isService(rule) ? SERVICE : rule.value()) : null;
    }

    private static boolean isService(Rule rule) {
        return rule.effect() == Effect.FIX
                && rule.value() != null
                && rule.value().startsWith(SERVICE);
    }

    /** What is no number is 0, which no rule may have. */
    private static @Nullable Integer hours(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        return typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
    }

    private static List<String> words(String typed) {
        return Arrays.stream(typed.split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The place of the rule that {@code field} names, such as 2 of {@code rules[2].when}. */
    static int place(String field) {
        int open = field.indexOf('[');
        int close = field.indexOf(']');
        return open < 0 || close < open ? NO_PLACE : Integer.parseInt(field, open + 1, close, 10);
    }

    /** The field of the form that {@code field} names, given the rule. */
    static String name(String field, Rule rule) {
        var name = field.substring(field.indexOf('.') + 1);
        if (!name.equals("value")) {
            return name;
        }
        return switch (rule.effect()) {
            case HOLD -> "reason";
            case TAG -> "word";
            case PRIORITY -> "priority";
            case FIX -> isService(rule) ? "service" : "fix";
            case REJECT, WARN -> "effect";
        };
    }
}
