package dev.baton.sample;

import dev.baton.rules.Effect;
import dev.baton.rules.PublishRules;
import dev.baton.rules.Rule;
import dev.baton.rules.RuleQueries;
import dev.baton.rules.SaveDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * By which rules the sample company verifies its orders: some of those that Baton comes with, two of its own, and one in the draft
 * that somebody should try on past orders before it is published.
 */
@Component
class SampleRules {

    private static final String BOOK = "verification";
    private static final Set<String> ON = Set.of("large-discount", "restricted-country", "most-units-of-one-item");
    private static final String TO_TRY = "near-duplicate";

    private static final List<Rule> OWN = List.of(
            Rule.of(
                    "gift",
                    "Gift",
                    "The packing table puts a card in.",
                    "order.notes.lowerAscii().contains('gift')",
                    Effect.TAG,
                    "gift",
                    "The customer speaks of a gift."),
            Rule.of(
                    "not-by-pallet",
                    "Too heavy for parcels",
                    "More than 500 kg goes on a pallet; call the carrier before it is released.",
                    "order.weightKg > 500",
                    Effect.WARN,
                    null,
                    "{math.round(order.weightKg)} kg: ask whether it goes on a pallet."));

    private final RuleQueries rules;
    private final SaveDraft saveDraft;
    private final PublishRules publishRules;

    SampleRules(RuleQueries rules, SaveDraft saveDraft, PublishRules publishRules) {
        this.rules = rules;
        this.saveDraft = saveDraft;
        this.publishRules = publishRules;
    }

    void write() {
        if (rules.published(BOOK).version() > 0) {
            return;
        }
        var next = new ArrayList<Rule>();
        rules.published(BOOK).rules().stream()
                .map(rule -> ON.contains(rule.code()) ? rule.enabled(true) : rule)
                .forEach(next::add);
        next.addAll(OWN);
        saveDraft.handle(new SaveDraft.Command(BOOK, next, null));
        publishRules.handle(new PublishRules.Command(BOOK, null, "What we look at before anything ships.", null));
        next.replaceAll(rule -> rule.code().equals(TO_TRY) ? rule.enabled(true) : rule);
        saveDraft.handle(new SaveDraft.Command(BOOK, next, null));
    }
}
