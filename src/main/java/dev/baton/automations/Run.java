package dev.baton.automations;

import dev.baton.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One automation that was asked for by one event.
 *
 * @param name of the automation, as it was then
 * @param version of the automation by which it was judged; until then the one that noted it
 * @param orderNumber null when the order is not there any more
 * @param detail in the words of whatever refused or broke
 * @param attempts how often it broke and was tried again
 * @param endedAt null while it waits
 */
public record Run(
        RunId id,
        AutomationId automation,
        String name,
        int version,
        Action action,
        OrderId order,
        @Nullable String orderNumber,
        Trigger event,
        Instant happenedAt,
        Instant dueAt,
        RunState state,
        @Nullable Why why,
        @Nullable String detail,
        int attempts,
        @Nullable Instant endedAt) {}
