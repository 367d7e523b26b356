package dev.baton.rules;

import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the rules that are to be published next, in the order in which they are evaluated; they may still have mistakes. */
@UseCase
public class SaveDraft {

    public static final int MOST_RULES = 200;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final Pattern PRIORITY = Pattern.compile("\\d{1,4}");
    private static final int HIGHEST_PRIORITY = 1_000;
    private static final int MOST_HOURS = 24 * 365;

    /** @param expectedVersion of the draft that the caller saw, 0 for none; null when it does not care */
    public record Command(
            String book, List<Rule> rules, @Nullable Long expectedVersion) {

        public Command {
            rules = List.copyOf(rules);
        }
    }

    public sealed interface Outcome {}

    public record Saved(RuleDraft draft) implements Outcome {}

    public record ChangedMeanwhile(int version) implements Outcome {}

    private final Rules rules;
    private final RuleSets sets;
    private final RuleQueries queries;
    private final Audit audit;
    private final Clock clock;

    SaveDraft(Rules rules, RuleSets sets, RuleQueries queries, Audit audit, Clock clock) {
        this.rules = rules;
        this.sets = sets;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var book = rules.book(command.book());
        var before = sets.lockDraft(book.code()).orElse(null);
        complain(
                book,
                command.rules(),
                before == null ? rules.published(book.code()).rules() : before.rules());
        int version = before == null ? RuleDraft.UNSAVED : before.version();
        var expected = command.expectedVersion();
        if (expected != null && expected != version) {
            return new ChangedMeanwhile(version);
        }
        var draft = new RuleDraft(
                book.code(),
                command.rules(),
                before == null ? rules.published(book.code()).version() : before.basedOn(),
                List.of(),
                clock.instant(),
                Caller.current().name(),
                version);
        if (!sets.save(draft)) {
            return new ChangedMeanwhile(version + 1);
        }
        var saved = sets.draft(book.code()).orElseThrow();
        audit.record("rules draft", book.code(), "saved", before == null ? null : before.rules(), saved.rules());
        return new Saved(queries.withMistakes(saved));
    }

    private static void complain(RuleBook book, List<Rule> rules, List<Rule> before) {
        var named = before.stream().map(Rule::owner).filter(Objects::nonNull).collect(Collectors.toSet());
        var invalid = new Invalid.Collector()
                .require(rules.size() <= MOST_RULES, "rules", "are at most %d".formatted(MOST_RULES));
        var codes = new HashSet<String>();
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var place = "rules[%d].".formatted(i);
            invalid.require(
                            CODE.matcher(rule.code()).matches(),
                            place + "code",
                            "is 1 to 60 small letters, digits and dashes, such as price-far-off-list")
                    .require(codes.add(rule.code()), place + "code", () -> "%s is there twice".formatted(rule.code()))
                    .require(isText(rule.name(), 100), place + "name", "has 1 to 100 characters")
                    .require(
                            rule.note() == null || rule.note().length() <= 1_000,
                            place + "note",
                            "has at most 1000 characters")
                    .require(
                            rule.when().length() <= Expressions.MOST_CHARACTERS,
                            place + "when",
                            "has at most %d characters".formatted(Expressions.MOST_CHARACTERS))
                    .require(isText(rule.message(), 300), place + "message", "has 1 to 300 characters")
                    .require(rule.channels().size() <= 50, place + "channels", "are at most 50")
                    .require(rule.customerTags().size() <= 50, place + "customerTags", "are at most 50")
                    .require(
                            book.effects().contains(rule.effect()),
                            place + "effect",
                            () -> "is one of %s".formatted(book.effects()))
                    .require(
                            rule.releaseAfterHours() == null
                                    || (rule.effect() == Effect.HOLD
                                            && rule.releaseAfterHours() >= 1
                                            && rule.releaseAfterHours() <= MOST_HOURS),
                            place + "releaseAfterHours",
                            "is 1 to %d, and of holds only".formatted(MOST_HOURS));
            complainOfHold(book, rule, place, named, invalid);
            complainOfValue(book, rule, place + "value", invalid);
        }
        invalid.throwIfAny();
    }

    /** @param named who was named before and may have left since, which is no reason to refuse other changes */
    private static void complainOfHold(
            RuleBook book, Rule rule, String place, Set<String> named, Invalid.Collector invalid) {
        var owner = rule.owner();
        var releaseWhen = rule.releaseWhen();
        boolean holds = rule.effect() == Effect.HOLD;
        invalid.require(owner == null || holds, place + "owner", "is of holds only")
                .require(
                        owner == null || !holds || named.contains(owner) || book.isOwner(owner),
                        place + "owner",
                        "is nobody who may sign in")
                .require(releaseWhen == null || holds, place + "releaseWhen", "is of holds only")
                .require(
                        releaseWhen == null || releaseWhen.length() <= Expressions.MOST_CHARACTERS,
                        place + "releaseWhen",
                        "has at most %d characters".formatted(Expressions.MOST_CHARACTERS));
    }

    private static void complainOfValue(RuleBook book, Rule rule, String field, Invalid.Collector invalid) {
        var value = rule.value();
        switch (rule.effect()) {
            case HOLD ->
                invalid.require(
                        value != null && book.values(Effect.HOLD).contains(value),
                        field,
                        () -> "is one of %s"
                                .formatted(String.join(
                                        ", ",
                                        book.values(Effect.HOLD).stream()
                                                .sorted()
                                                .toList())));
            case TAG ->
                invalid.require(
                        value != null && WORD.matcher(value).matches(),
                        field,
                        "is one word of at most 40 letters, digits and dashes");
            case PRIORITY ->
                invalid.require(
                        value != null
                                && PRIORITY.matcher(value).matches()
                                && Integer.parseInt(value) <= HIGHEST_PRIORITY,
                        field,
                        "is from 0 to %d".formatted(HIGHEST_PRIORITY));
            case FIX ->
                invalid.require(
                        value != null && book.isFix(value),
                        field,
                        () -> "is one of %s, or SERVICE and a shipping service, such as SERVICE EXPRESS"
                                .formatted(String.join(", ", book.values(Effect.FIX))));
            case REJECT, WARN -> invalid.require(value == null, field, "is not needed");
        }
    }

    private static boolean isText(String text, int most) {
        return !text.isBlank() && text.length() <= most;
    }
}
