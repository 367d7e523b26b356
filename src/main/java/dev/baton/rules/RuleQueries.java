package dev.baton.rules;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What rules there are: in force, in the draft, and in earlier versions. */
@Service
@Transactional(readOnly = true)
public class RuleQueries {

    /** A rule that differs; {@code before} is null when it is new, {@code after} when it is gone. */
    public record Difference(
            String code, @Nullable Rule before, @Nullable Rule after) {}

    private final Rules rules;
    private final RuleSets sets;

    RuleQueries(Rules rules, RuleSets sets) {
        this.rules = rules;
        this.sets = sets;
    }

    public List<RuleSet> inForce() {
        return rules.books().stream().map(book -> rules.published(book.code())).toList();
    }

    public RuleSet published(String book) {
        return rules.published(rules.book(book).code());
    }

    public RuleSet version(String book, int version) {
        var known = rules.book(book);
        return version == RuleSet.SHIPPED
                ? RuleSet.shipped(known)
                : sets.find(book, version).orElseThrow(() -> new NotFound("version", version));
    }

    /** The newest first; the set that Baton comes with is not among them. */
    public Page<RuleSet> versions(String book, PageRequest request) {
        return sets.list(rules.book(book).code(), request);
    }

    /** What was saved, with its mistakes; or what is in force, when nothing was. */
    public RuleDraft draft(String book) {
        return withMistakes(sets.draft(rules.book(book).code()).orElseGet(() -> {
            var published = rules.published(book);
            return new RuleDraft(
                    book, published.rules(), published.version(), List.of(), null, null, RuleDraft.UNSAVED);
        }));
    }

    RuleDraft withMistakes(RuleDraft draft) {
        return new RuleDraft(
                draft.book(),
                draft.rules(),
                draft.basedOn(),
                rules.compiled(draft.book(), RuleSet.SHIPPED, draft.rules()).mistakes(),
                draft.savedAt(),
                draft.savedBy(),
                draft.version());
    }

    /** Why a condition and a message cannot be understood; empty when they can. */
    public List<Mistake> mistakes(String book, Rule rule) {
        return rules.compiled(book, RuleSet.SHIPPED, List.of(rule)).mistakes();
    }

    /** What {@code after} has otherwise than {@code before}, in the order of the rules of {@code after}, then what is gone. */
    public static List<Difference> differences(List<Rule> before, List<Rule> after) {
        var old = before.stream().collect(Collectors.toMap(Rule::code, Function.identity()));
        var differences = new ArrayList<Difference>();
        for (var rule : after) {
            var was = old.remove(rule.code());
            if (!Objects.equals(was, rule)) {
                differences.add(new Difference(rule.code(), was, rule));
            }
        }
        before.stream()
                .filter(rule -> old.containsKey(rule.code()))
                .forEach(rule -> differences.add(new Difference(rule.code(), rule, null)));
        return differences;
    }
}
