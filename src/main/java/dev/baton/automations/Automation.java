package dev.baton.automations;

import java.time.Instant;

/** Something that is done by itself, and who said so. */
public record Automation(AutomationId id, AutomationPlan plan, Instant changedAt, String changedBy, int version) {}
