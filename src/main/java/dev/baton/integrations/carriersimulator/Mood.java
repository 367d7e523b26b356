package dev.baton.integrations.carriersimulator;

import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a shipment meets. Drawn by lot, or asked for by writing {@code !lost-answer} and the like into a reference, so that a
 * test or a demonstration can have any of them.
 */
enum Mood {
    WELL,
    /** The label is bought; the answer to the first request never arrives. */
    LOST_ANSWER,
    /** The first request never arrives. */
    LOST_REQUEST,
    /** Nothing ever arrives. */
    DOWN,
    /** It will not at first, and does when it is asked again. */
    REFUSE_FIRST,
    REFUSE,
    /** Every scan is told twice, the newest first, and some late. */
    CHAOS,
    /** Nobody is at home the first time. */
    ATTEMPT,
    /** It comes back. */
    RETURN,
    /** It is picked up, and never seen again. */
    VANISH;

    static Mood of(String reference, @Nullable String customerReference, Behaviour behaviour) {
        for (var mood : values()) {
            if (asks(reference, mood) || (customerReference != null && asks(customerReference, mood))) {
                return mood;
            }
        }
        double lot = luck(behaviour.seed(), reference).nextDouble();
        if (lot < behaviour.lostAnswers()) {
            return LOST_ANSWER;
        }
        if (lot < behaviour.lostAnswers() + behaviour.lostRequests()) {
            return LOST_REQUEST;
        }
        if (lot < behaviour.lostAnswers() + behaviour.lostRequests() + behaviour.refusals()) {
            return REFUSE;
        }
        if (lot < behaviour.lostAnswers() + behaviour.lostRequests() + behaviour.refusals() + behaviour.returns()) {
            return RETURN;
        }
        return lot > 1 - behaviour.attempts() ? ATTEMPT : WELL;
    }

    /** The same numbers for the same seed and name, whatever else was drawn before. */
    static SplittableRandom luck(long seed, String name) {
        return new SplittableRandom(seed * 31 + name.hashCode());
    }

    private static boolean asks(String reference, Mood mood) {
        return reference
                .toLowerCase(Locale.ROOT)
                .contains("!" + mood.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
