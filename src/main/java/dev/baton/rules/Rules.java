package dev.baton.rules;

import dev.baton.platform.NotFound;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The rule books, and the rules that are in force. */
@Component
public class Rules {

    private static final int MOST_KEPT = 2_000;

    private final Map<String, RuleBook> books;
    private final Map<String, Expressions> expressions;
    private final RuleSets sets;
    private final Kept<String, CompiledRules> inForce;

    Rules(List<RuleBook> books, RuleSets sets, Generations generations) {
        this.books = books.stream()
                .collect(Collectors.toMap(RuleBook::code, Function.identity(), (_, b) -> b, TreeMap::new));
        this.expressions =
                books.stream().collect(Collectors.toMap(RuleBook::code, book -> new Expressions(book.vocabulary())));
        this.sets = sets;
        this.inForce = new Kept<>(generations, Topic.RULES, MOST_KEPT);
    }

    /**
     * What the published rules of {@code book} find, in their order. It never fails because of a rule: one that cannot be evaluated
     * is found to be broken.
     */
    public List<Finding> judge(String book, Facts facts) {
        return inForce.get(book, _ -> compiled(published(book))).judge(facts);
    }

    /**
     * Understands a condition that is kept elsewhere, over what {@code book} lets it speak of; one with mistakes is broken for
     * everybody.
     *
     * @param when empty for always
     * @param message a text with expressions in braces; empty for none
     */
    public Condition condition(String book, String when, String message) {
        return Condition.of(Objects.requireNonNull(expressions.get(book(book).code())), when, message);
    }

    List<RuleBook> books() {
        return List.copyOf(books.values());
    }

    public RuleBook book(String code) {
        var book = books.get(code);
        if (book == null) {
            throw new NotFound("rule book", code);
        }
        return book;
    }

    RuleSet published(String book) {
        return sets.newest(book).orElseGet(() -> RuleSet.shipped(book(book)));
    }

    CompiledRules compiled(RuleSet set) {
        return compiled(set.book(), set.version(), set.rules());
    }

    CompiledRules compiled(String book, int version, List<Rule> rules) {
        return CompiledRules.of(
                Objects.requireNonNull(expressions.get(book(book).code())), version, rules);
    }
}
