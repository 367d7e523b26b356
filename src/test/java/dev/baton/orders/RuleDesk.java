package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.rules.PublishRules;
import dev.baton.rules.Rule;
import dev.baton.rules.Rules;
import dev.baton.rules.SaveDraft;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Somebody who writes the rules by which orders are verified. Call it as the merchant. */
@Component
class RuleDesk {

    private final Rules books;
    private final SaveDraft saveDraft;
    private final PublishRules publishRules;

    RuleDesk(Rules books, SaveDraft saveDraft, PublishRules publishRules) {
        this.books = books;
        this.saveDraft = saveDraft;
        this.publishRules = publishRules;
    }

    /** One that Baton comes with, switched on. */
    Rule shipped(String code) {
        return books.book(VerificationRules.CODE).shipped().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow()
                .enabled(true);
    }

    /** These are the draft. */
    void save(Rule... wanted) {
        assertThat(saveDraft.handle(new SaveDraft.Command(VerificationRules.CODE, Arrays.asList(wanted), null)))
                .isInstanceOf(SaveDraft.Saved.class);
    }

    /** These are in force. */
    void publish(Rule... wanted) {
        save(wanted);
        assertThat(publishRules.handle(new PublishRules.Command(VerificationRules.CODE, null, null, null)))
                .isInstanceOf(PublishRules.Published.class);
    }
}
