package dev.baton.automations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderId;
import dev.baton.orders.Step;
import dev.baton.platform.Invalid;
import dev.baton.worklist.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may be written in an automation, and what it can wait for. */
class AutomationPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void an_action_is_told_what_it_needs_and_nothing_else() {
        assertThatCode(() -> plan(Action.HOLD, "FRAUD", null, null, "").check()).doesNotThrowAnyException();
        assertThatCode(() -> plan(Action.PRIORITY, null, 1_000, null, "").check())
                .doesNotThrowAnyException();
        assertThatCode(() -> plan(Action.WORK, null, null, Severity.LOW, "Look").check())
                .doesNotThrowAnyException();
        assertThatCode(() -> letter("About it", "x".repeat(5_000)).check()).doesNotThrowAnyException();
        assertThat(wrong(letter(null, ""))).containsExactly("subject", "message");
        assertThat(wrong(letter("x".repeat(201), "x".repeat(5_001)))).containsExactly("subject", "message");
        assertThat(wrong(plan(Action.LETTER, null, null, null, "No subject"))).containsExactly("subject");
        assertThat(wrong(plan(Action.HOLD, "OUT_OF_STOCK", null, null, ""))).containsExactly("reason");
        assertThat(wrong(plan(Action.CANCEL, "PAYMENT", null, null, ""))).containsExactly("reason");
        assertThat(wrong(plan(Action.RELEASE, null, 3, null, ""))).containsExactly("reason", "priority");
        assertThat(wrong(plan(Action.PRIORITY, "FRAUD", 1_001, null, ""))).containsExactly("reason", "priority");
        assertThat(wrong(plan(Action.WORK, null, null, null, " "))).containsExactly("severity", "message");
    }

    @Test
    void everything_is_bounded() {
        var plan = new AutomationPlan(
                "x".repeat(101),
                true,
                Trigger.PLACED,
                "x".repeat(2_001),
                43_201,
                Action.HOLD,
                "FRAUD",
                null,
                null,
                "x".repeat(301));

        assertThat(wrong(plan)).containsExactly("name", "when", "delayMinutes", "message");
    }

    @Test
    void whatever_happens_to_an_order_can_be_waited_for_but_steps_on_the_floor() {
        var order = new OrderId(UUID.randomUUID());
        var met = EnumSet.noneOf(Trigger.class);
        List.of(
                        new OrderEvent.OrderPlaced(order, "1", NOW),
                        new OrderEvent.OrderAmended(order, Map.of(), NOW),
                        new OrderEvent.BackorderFilled(order, List.of(), NOW),
                        new OrderEvent.PromiseChanged(order, null, null, NOW),
                        new OrderEvent.OrderClosed(order, NOW))
                .forEach(event -> met.add(Trigger.of(event)));
        assertThat(met)
                .containsExactly(
                        Trigger.PLACED,
                        Trigger.AMENDED,
                        Trigger.BACKORDER_FILLED,
                        Trigger.PROMISE_CHANGED,
                        Trigger.CLOSED);
        assertThat(Arrays.stream(Step.values()).filter(step -> moved(order, step) != null))
                .containsExactly(Step.SHIP, Step.DELIVER);
        assertThat(moved(order, Step.SHIP)).isEqualTo(Trigger.SHIPPED);
    }

    private static @Nullable Trigger moved(OrderId order, Step step) {
        return Trigger.of(
                new OrderEvent.UnitsMoved(order, step, new dev.baton.network.SiteCode("EAST"), "F-1", List.of(), NOW));
    }

    private static List<String> wrong(AutomationPlan plan) {
        return catchThrowableOfType(Invalid.class, plan::check).fields().stream()
                .map(Invalid.Field::field)
                .toList();
    }

    private static AutomationPlan letter(@Nullable String subject, String text) {
        return new AutomationPlan("Test", true, Trigger.PLACED, "", 0, Action.LETTER, null, null, null, subject, text);
    }

    private static AutomationPlan plan(
            Action action,
            @Nullable String reason,
            @Nullable Integer priority,
            @Nullable Severity severity,
            String message) {
        return new AutomationPlan("Test", true, Trigger.PLACED, "", 0, action, reason, priority, severity, message);
    }
}
