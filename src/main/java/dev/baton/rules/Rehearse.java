package dev.baton.rules;

import dev.baton.platform.Invalid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what the draft would have done, had it been in force, and what the rules that are in force do with the same. */
@Service
@Transactional(readOnly = true)
public class Rehearse {

    public static final int MOST_DAYS = 365;
    public static final int MOST_CASES = 2_000;
    private static final int MOST_EXAMPLES = 10;

    /**
     * What a rehearsal found.
     *
     * @param cases how many were looked at
     * @param limited whether there were more; then the newest were looked at
     * @param rules of the draft in its order, and then those in force that the draft no longer has
     */
    public record Report(int cases, boolean limited, Instant since, Together now, Together then, List<ByRule> rules) {}

    /** How many cases had at least one finding of that effect. */
    public record Together(int rejected, int held, int warned, int fixed) {}

    /**
     * @param now in how many cases it is true as it is in force
     * @param then in how many as it is in the draft
     * @param broken in how many it cannot be evaluated as it is in the draft
     * @param examples of what it finds in the draft and not now
     */
    public record ByRule(String code, String name, int now, int then, int broken, List<Example> examples) {}

    public record Example(String label, String href, String summary, Instant at, String message) {}

    private final Rules rules;
    private final RuleQueries queries;
    private final Clock clock;

    Rehearse(Rules rules, RuleQueries queries, Clock clock) {
        this.rules = rules;
        this.queries = queries;
        this.clock = clock;
    }

    /** @param days how far to look back, 1 to {@value #MOST_DAYS} */
    public Report handle(String book, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new Invalid("days", "is from 1 to %d".formatted(MOST_DAYS));
        }
        var draft = queries.draft(book);
        var published = rules.published(book);
        var counting = new Counting(rules.compiled(published), rules.compiled(book, RuleSet.SHIPPED, draft.rules()));
        var since = clock.instant().minus(Duration.ofDays(days));
        rules.book(book).eachCase(since, MOST_CASES + 1, counting::count);
        return counting.report(since, draft.rules(), published.rules());
    }

    private static final class Counting {

        private static final class Tally {
            private int now;
            private int then;
            private int broken;
            private final List<Example> examples = new ArrayList<>();
        }

        private static final class Sum {
            private int rejected;
            private int held;
            private int warned;
            private int fixed;

            void add(List<Finding> findings) {
                var effects = findings.stream().map(Finding::effect).collect(Collectors.toSet());
                rejected += effects.contains(Effect.REJECT) ? 1 : 0;
                held += effects.contains(Effect.HOLD) && !effects.contains(Effect.REJECT) ? 1 : 0;
                warned += effects.contains(Effect.WARN) ? 1 : 0;
                fixed += effects.contains(Effect.FIX) ? 1 : 0;
            }

            Together together() {
                return new Together(rejected, held, warned, fixed);
            }
        }

        private final CompiledRules inForce;
        private final CompiledRules draft;
        private final Map<String, Tally> tallies = new HashMap<>();
        private final Sum now = new Sum();
        private final Sum then = new Sum();
        private int cases;
        private boolean limited;

        Counting(CompiledRules inForce, CompiledRules draft) {
            this.inForce = inForce;
            this.draft = draft;
        }

        void count(RuleBook.Case one) {
            if (cases == MOST_CASES) {
                limited = true;
                return;
            }
            cases++;
            var before = inForce.judge(one.facts());
            var after = draft.judge(one.facts());
            now.add(before);
            then.add(after);
            before.forEach(finding -> tally(finding).now++);
            var known = before.stream().map(Finding::rule).collect(Collectors.toSet());
            after.forEach(finding -> count(one, finding, known));
        }

        private void count(RuleBook.Case one, Finding finding, Set<String> known) {
            var tally = tally(finding);
            tally.then++;
            tally.broken += finding.broken() ? 1 : 0;
            if (!known.contains(finding.rule()) && tally.examples.size() < MOST_EXAMPLES) {
                tally.examples.add(new Example(one.label(), one.href(), one.summary(), one.at(), finding.message()));
            }
        }

        private Tally tally(Finding finding) {
            return tallies.computeIfAbsent(finding.rule(), _ -> new Tally());
        }

        Report report(Instant since, List<Rule> drafted, List<Rule> published) {
            var codes = new HashSet<String>();
            var all = new ArrayList<ByRule>();
            for (var rule : drafted) {
                codes.add(rule.code());
                all.add(byRule(rule));
            }
            published.stream()
                    .filter(rule -> codes.add(rule.code()))
                    .map(this::byRule)
                    .forEach(all::add);
            return new Report(cases, limited, since, now.together(), then.together(), List.copyOf(all));
        }

        private ByRule byRule(Rule rule) {
            var tally = Objects.requireNonNullElseGet(tallies.get(rule.code()), Tally::new);
            return new ByRule(
                    rule.code(), rule.name(), tally.now, tally.then, tally.broken, List.copyOf(tally.examples));
        }
    }
}
