package dev.baton.rules;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A matter that rules decide about. The capability that carries out what they find gives one. */
public interface RuleBook {

    /** Such as {@code verification}. */
    String code();

    Vocabulary vocabulary();

    /** What rules of this book may do. */
    Set<Effect> effects();

    /** The values that {@code effect} may have; empty when any word or none will do. */
    Set<String> values(Effect effect);

    /** Whether a rule may put something right in the way that {@code value} names. */
    boolean isFix(String value);

    /** Whether what a rule holds may be given to {@code name} to see to. */
    boolean isOwner(String name);

    /** In force until a first version is published. */
    List<Rule> shipped();

    /** Something that was decided about before, on which a draft is tried. */
    record Case(String label, String href, String summary, Instant at, Facts facts) {}

    /**
     * Hands over what came since {@code since}, the newest first.
     *
     * @param most how many at most
     */
    void eachCase(Instant since, int most, Consumer<Case> consumer);
}
