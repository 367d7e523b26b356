package dev.baton.rules;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts rules in force for whatever comes next, on every node: those of the draft, which is then gone, or those of an earlier
 * version, which rolls back to it and leaves the draft alone. What is in force is never changed, only followed.
 */
@UseCase
public class PublishRules {

    private static final int MOST_NOTE = 1_000;

    /**
     * @param from the version to go back to; null to publish the draft
     * @param expectedDraft the version of the draft that the caller saw; null when it does not care
     */
    public record Command(
            String book,
            @Nullable Integer from,
            @Nullable String note,
            @Nullable Long expectedDraft) {}

    public sealed interface Outcome {}

    public record Published(RuleSet set) implements Outcome {}

    /** The draft, or the earlier version, can no longer be understood. */
    public record Mistaken(List<Mistake> mistakes) implements Outcome {}

    /** There is no draft, or the rules are those in force. */
    public record NothingNew(RuleSet inForce) implements Outcome {}

    public record ChangedMeanwhile(int version) implements Outcome {}

    private final Rules rules;
    private final RuleSets sets;
    private final RuleQueries queries;
    private final Audit audit;
    private final Clock clock;

    PublishRules(Rules rules, RuleSets sets, RuleQueries queries, Audit audit, Clock clock) {
        this.rules = rules;
        this.sets = sets;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var book = rules.book(command.book()).code();
        if (command.note() != null && command.note().length() > MOST_NOTE) {
            throw new Invalid("note", "has at most %d characters".formatted(MOST_NOTE));
        }
        var draft = sets.lockDraft(book).orElse(null);
        int draftVersion = draft == null ? RuleDraft.UNSAVED : draft.version();
        var expected = command.expectedDraft();
        if (expected != null && expected != draftVersion) {
            return new ChangedMeanwhile(draftVersion);
        }
        var inForce = rules.published(book);
        var from = command.from();
        var next = next(book, from, draft, inForce);
        if (next.equals(inForce.rules())) {
            return new NothingNew(inForce);
        }
        var mistakes = rules.compiled(book, RuleSet.SHIPPED, next).mistakes();
        if (!mistakes.isEmpty()) {
            return new Mistaken(mistakes);
        }
        var set = new RuleSet(
                book,
                inForce.version() + 1,
                next,
                command.note(),
                clock.instant(),
                Caller.current().name());
        if (!sets.publish(set)) {
            return new ChangedMeanwhile(set.version());
        }
        if (from == null) {
            sets.discard(book);
        }
        audit.record("rules", book, from == null ? "published" : "rolled back", inForce.rules(), next);
        return new Published(set);
    }

    private List<Rule> next(String book, @Nullable Integer from, @Nullable RuleDraft draft, RuleSet inForce) {
        if (from != null) {
            return queries.version(book, from).rules();
        }
        return draft == null ? inForce.rules() : draft.rules();
    }
}
