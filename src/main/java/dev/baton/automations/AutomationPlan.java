package dev.baton.automations;

import dev.baton.orders.CancelReason;
import dev.baton.orders.HoldReason;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.Invalid;
import dev.baton.worklist.Severity;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done by itself.
 *
 * @param when a condition in CEL over what verification rules see of an order; empty for always
 * @param delayMinutes after the event until the order is judged, 0 to {@value #LONGEST_DELAY}
 * @param reason of holding, of the holds to release, or of cancelling; null with other actions
 * @param priority 0 to {@value PlaceOrder#HIGHEST_PRIORITY}; null with other actions
 * @param severity of the item of the worklist; null with other actions
 * @param subject of the letter; null with other actions
 * @param message the note, what the worklist says, or the letter, with expressions in braces; needed for the latter two
 */
public record AutomationPlan(
        String name,
        boolean enabled,
        Trigger event,
        String when,
        int delayMinutes,
        Action action,
        @Nullable String reason,
        @Nullable Integer priority,
        @Nullable Severity severity,
        @Nullable String subject,
        String message) {

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_WHEN = 2_000;
    public static final int LONGEST_MESSAGE = 300;
    public static final int LONGEST_SUBJECT = 200;
    public static final int LONGEST_LETTER = 5_000;
    /** Thirty days. */
    public static final int LONGEST_DELAY = 43_200;

    /** One that writes no letter. */
    public AutomationPlan(
            String name,
            boolean enabled,
            Trigger event,
            String when,
            int delayMinutes,
            Action action,
            @Nullable String reason,
            @Nullable Integer priority,
            @Nullable Severity severity,
            String message) {
        this(name, enabled, event, when, delayMinutes, action, reason, priority, severity, null, message);
    }

    public AutomationPlan {
        name = name.strip();
        when = when.strip();
        subject = subject == null ? null : subject.strip();
        message = message.strip();
    }

    public AutomationPlan enabled(boolean next) {
        return new AutomationPlan(
                name, next, event, when, delayMinutes, action, reason, priority, severity, subject, message);
    }

    public Duration delay() {
        return Duration.ofMinutes(delayMinutes);
    }

    /** @throws Invalid naming every field that is not right; whether expressions are understood is looked at elsewhere */
    void check() {
        new Invalid.Collector()
                .require(
                        !name.isEmpty() && name.length() <= LONGEST_NAME,
                        "name",
                        "has 1 to %d characters".formatted(LONGEST_NAME))
                .require(when.length() <= LONGEST_WHEN, "when", "has at most %d characters".formatted(LONGEST_WHEN))
                .require(
                        delayMinutes >= 0 && delayMinutes <= LONGEST_DELAY,
                        "delayMinutes",
                        "is from 0 to %d".formatted(LONGEST_DELAY))
                .require(
                        reason == null ? reasons().isEmpty() : reasons().contains(reason),
                        "reason",
                        () -> reasons().isEmpty()
                                ? "is not needed"
                                : "is one of %s".formatted(String.join(", ", reasons())))
                .require(
                        action == Action.PRIORITY
                                ? priority != null && priority >= 0 && priority <= PlaceOrder.HIGHEST_PRIORITY
                                : priority == null,
                        "priority",
                        action == Action.PRIORITY
                                ? "is from 0 to %d".formatted(PlaceOrder.HIGHEST_PRIORITY)
                                : "is not needed")
                .require(
                        (action == Action.WORK) == (severity != null),
                        "severity",
                        action == Action.WORK ? "is missing" : "is not needed")
                .require(
                        action == Action.LETTER
                                ? subject != null && !subject.isEmpty() && subject.length() <= LONGEST_SUBJECT
                                : subject == null,
                        "subject",
                        action == Action.LETTER ? "has 1 to %d characters".formatted(LONGEST_SUBJECT) : "is not needed")
                .require(
                        message.length() <= longestMessage() && (!needsMessage() || !message.isEmpty()),
                        "message",
                        "has %d to %d characters".formatted(needsMessage() ? 1 : 0, longestMessage()))
                .throwIfAny();
    }

    private boolean needsMessage() {
        return action == Action.WORK || action == Action.LETTER;
    }

    private int longestMessage() {
        return action == Action.LETTER ? LONGEST_LETTER : LONGEST_MESSAGE;
    }

    private List<String> reasons() {
        return switch (action) {
            case HOLD, RELEASE -> names(HoldReason.values());
            case CANCEL -> names(CancelReason.values());
            case PRIORITY, WORK, LETTER -> List.of();
        };
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toList());
    }
}
