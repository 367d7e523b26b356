package dev.baton.rules;

import dev.baton.rules.Expressions.Broken;
import dev.baton.rules.Expressions.Expression;
import dev.baton.rules.Expressions.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules that are understood, in the order in which they are evaluated. A rule with mistakes is kept, and is broken for everybody. */
final class CompiledRules {

    private record Compiled(
            Rule rule, @Nullable Expression when, @Nullable Sentence message) {}

    private final int version;
    private final List<Compiled> rules;
    private final List<Mistake> mistakes;

    private CompiledRules(int version, List<Compiled> rules, List<Mistake> mistakes) {
        this.version = version;
        this.rules = rules;
        this.mistakes = mistakes;
    }

    static CompiledRules of(Expressions expressions, int version, List<Rule> rules) {
        var compiled = new ArrayList<Compiled>();
        var mistakes = new ArrayList<Mistake>();
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var place = "rules[%d].".formatted(i);
            compiled.add(new Compiled(
                    rule,
                    expressions.condition(place + "when", rule.when(), mistakes::add),
                    expressions.sentence(place + "message", rule.message(), mistakes::add)));
            if (rule.releaseWhen() != null) {
                expressions.condition(place + "releaseWhen", rule.releaseWhen(), mistakes::add);
            }
        }
        mistakes.sort(Mistake.IN_ORDER);
        return new CompiledRules(version, List.copyOf(compiled), List.copyOf(mistakes));
    }

    int version() {
        return version;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    /** What the rules find, in their order. */
    List<Finding> judge(Facts facts) {
        var findings = new ArrayList<Finding>();
        for (var compiled : rules) {
            if (compiled.rule().enabled() && facts.concern(compiled.rule())) {
                judge(compiled, facts).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> judge(Compiled compiled, Facts facts) {
        var when = compiled.when();
        var message = compiled.message();
        if (when == null || message == null) {
            return Optional.of(broken(compiled.rule(), "it cannot be understood"));
        }
        try {
            return when.isTrue(facts) ? Optional.of(found(compiled.rule(), message.of(facts))) : Optional.empty();
        } catch (Broken broken) {
            return Optional.of(broken(compiled.rule(), String.valueOf(broken.getMessage())));
        }
    }

    private Finding found(Rule rule, String message) {
        return new Finding(
                rule.code(),
                rule.name(),
                version,
                rule.effect(),
                rule.value(),
                rule.releaseAfterHours(),
                rule.owner(),
                rule.releaseWhen(),
                message,
                false);
    }

    private Finding broken(Rule rule, String why) {
        return new Finding(
                rule.code(),
                rule.name(),
                version,
                Effect.HOLD,
                null,
                null,
                null,
                null,
                "The rule “%s” could not be evaluated: %s".formatted(rule.name(), why),
                true);
    }
}
