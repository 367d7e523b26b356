package dev.baton.automations;

import dev.baton.orders.OrderCases;
import dev.baton.orders.OrderCases.OrderCase;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import dev.baton.rules.Condition;
import dev.baton.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells of which orders a condition is true as they stand now. Nothing is done, and nothing is kept. */
@Service
@Transactional(readOnly = true)
public class TryAutomation {

    public static final int MOST_DAYS = 90;
    public static final int MOST_ORDERS = 2_000;
    private static final int MOST_EXAMPLES = 50;

    /**
     * What was found.
     *
     * @param orders how many were looked at
     * @param limited whether there were more; then the newest were looked at
     * @param matched of how many the condition is true
     * @param unclear of how many it cannot be said
     * @param examples the newest of which it is true, or cannot be said
     */
    public record Report(
            int orders, boolean limited, Instant since, int matched, int unclear, List<Example> examples) {}

    /** @param message as it would be said, or why the condition cannot be worked out */
    public record Example(
            String number, String customerName, Money total, Instant placedAt, boolean matches, String message) {}

    private final OrderCases orders;
    private final Rules rules;
    private final Clock clock;

    TryAutomation(OrderCases orders, Rules rules, Clock clock) {
        this.orders = orders;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param days how far to look back, 1 to {@value #MOST_DAYS}
     * @throws Invalid as when it is kept
     */
    public Report handle(AutomationPlan plan, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new Invalid("days", "is from 1 to %d".formatted(MOST_DAYS));
        }
        DefineAutomation.check(rules, plan);
        var since = clock.instant().minus(Duration.ofDays(days));
        var counting = new Counting(rules.condition(OrderCases.BOOK, plan.when(), plan.message()));
        orders.each(since, MOST_ORDERS + 1, counting::count);
        return counting.report(since);
    }

    private static final class Counting {

        private final Condition condition;
        private final List<Example> examples = new ArrayList<>();
        private int orders;
        private boolean limited;
        private int matched;
        private int unclear;

        Counting(Condition condition) {
            this.condition = condition;
        }

        void count(OrderCase order) {
            if (orders == MOST_ORDERS) {
                limited = true;
                return;
            }
            orders++;
            switch (condition.judge(order.facts())) {
                case Condition.NotMet _ -> {}
                case Condition.Met(var message) -> {
                    matched++;
                    add(order, true, message);
                }
                case Condition.Unclear(var why) -> {
                    unclear++;
                    add(order, false, why);
                }
            }
        }

        private void add(OrderCase order, boolean matches, String message) {
            if (examples.size() < MOST_EXAMPLES) {
                examples.add(new Example(
                        order.number(), order.customerName(), order.total(), order.placedAt(), matches, message));
            }
        }

        Report report(Instant since) {
            return new Report(orders, limited, since, matched, unclear, List.copyOf(examples));
        }
    }
}
