package dev.baton.rules;

import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;

/** Forgets the rules that were to be published next. Doing so twice is no error. */
@UseCase
public class DiscardDraft {

    private final Rules rules;
    private final RuleSets sets;
    private final Audit audit;

    DiscardDraft(Rules rules, RuleSets sets, Audit audit) {
        this.rules = rules;
        this.sets = sets;
        this.audit = audit;
    }

    public void handle(String book) {
        var code = rules.book(book).code();
        sets.lockDraft(code).ifPresent(draft -> {
            sets.discard(code);
            audit.record("rules draft", code, "discarded", draft.rules(), null);
        });
    }
}
