package dev.baton.orders;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One thing that happened to an order. */
public record TimelineEntry(UUID id, Instant at, String actorKind, String actor, String type, JsonNode data) {}
