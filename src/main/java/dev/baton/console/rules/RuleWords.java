package dev.baton.console.rules;

import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.rules.Rule;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How rules are spoken of. */
public final class RuleWords {

    private RuleWords() {}

    public static Tone tone(Rule rule) {
        if (!rule.enabled()) {
            return Tone.NEUTRAL;
        }
        return switch (rule.effect()) {
            case REJECT -> Tone.URGENT;
            case HOLD -> Tone.WAITING;
            case FIX, WARN, TAG, PRIORITY -> Tone.MOVING;
        };
    }

    /** Such as “Hold · price”. */
    public static String effect(Ui ui, Rule rule) {
        var effect = ui.t("rules.effect." + rule.effect());
        var value = rule.value();
        return switch (rule.effect()) {
            case HOLD -> effect + " · " + ui.t("orders.hold." + value);
            case FIX -> effect + " · " + fix(ui, String.valueOf(value));
            case TAG, PRIORITY -> effect + " · " + value;
            case REJECT, WARN -> effect;
        };
    }

    private static String fix(Ui ui, String value) {
        int space = value.indexOf(' ');
        return space < 0
                ? ui.t("rules.fix." + value)
                : ui.t("rules.fix." + value.substring(0, space)) + " " + value.substring(space + 1);
    }

    /** Where it counts: channels and tags, or everywhere. */
    public static String scope(Ui ui, Rule rule) {
        var scope = Stream.concat(rule.channels().stream(), rule.customerTags().stream())
                .collect(Collectors.joining(", "));
        return scope.isEmpty() ? ui.t("rules.everywhere") : scope;
    }
}
