package dev.baton.rules;

import dev.baton.rules.Expressions.Broken;
import dev.baton.rules.Expressions.Expression;
import dev.baton.rules.Expressions.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition and what is said when it is true, understood. Made by {@link Rules#condition}; bounded as rules are. */
public final class Condition {

    private static final String WHEN = "when";
    private static final String MESSAGE = "message";

    /** What came of looking at one thing. */
    public sealed interface Verdict {}

    /** @param message with its expressions worked out; at most 400 characters */
    public record Met(String message) implements Verdict {}

    public record NotMet() implements Verdict {}

    /** It cannot be said. */
    public record Unclear(String why) implements Verdict {}

    private final boolean always;
    private final @Nullable Expression when;
    private final @Nullable Sentence message;
    private final List<Mistake> mistakes;

    private Condition(boolean always, @Nullable Expression when, @Nullable Sentence message, List<Mistake> mistakes) {
        this.always = always;
        this.when = when;
        this.message = message;
        this.mistakes = mistakes;
    }

    static Condition of(Expressions expressions, String when, String message) {
        var mistakes = new ArrayList<Mistake>();
        var condition = when.isBlank() ? null : expressions.condition(WHEN, when, mistakes::add);
        var sentence = expressions.sentence(MESSAGE, message, mistakes::add);
        mistakes.sort(Mistake.IN_ORDER);
        return new Condition(when.isBlank(), condition, sentence, List.copyOf(mistakes));
    }

    /** Of the fields {@code when} and {@code message}. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    public Verdict judge(Facts facts) {
        if (!mistakes.isEmpty() || message == null || (when == null && !always)) {
            return new Unclear("it cannot be understood");
        }
        try {
            return when == null || when.isTrue(facts) ? new Met(message.of(facts)) : new NotMet();
        } catch (Broken broken) {
            return new Unclear(String.valueOf(broken.getMessage()));
        }
    }
}
