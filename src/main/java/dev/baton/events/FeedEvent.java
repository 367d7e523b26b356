package dev.baton.events;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A published event.
 *
 * @param position in the feed of its tenant; gives the order in which all were published
 * @param sequence counts the events of its subject, from 1
 */
public record FeedEvent(
        long position,
        UUID id,
        String type,
        String subject,
        UUID subjectId,
        long sequence,
        Instant happenedAt,
        Instant publishedAt,
        JsonNode data) {}
