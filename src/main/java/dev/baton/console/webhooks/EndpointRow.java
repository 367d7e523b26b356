package dev.baton.console.webhooks;

import dev.baton.events.Circuit;
import dev.baton.events.Endpoint;

/** An endpoint in the list, and how it fares. */
public record EndpointRow(Endpoint endpoint, Circuit circuit, long waiting, long dead, Day day) {}
