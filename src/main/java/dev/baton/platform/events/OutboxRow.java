package dev.baton.platform.events;

import dev.baton.platform.security.TenantId;
import java.time.Instant;
import java.util.UUID;

/** An event as it lies in the outbox. */
record OutboxRow(
        TenantId tenant, long sequence, UUID event, UUID subject, String type, String payload, Instant happenedAt) {}
