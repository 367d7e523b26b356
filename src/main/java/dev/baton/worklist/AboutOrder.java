package dev.baton.worklist;

import java.util.UUID;

/** The order that it concerns, as far as the list shows it. */
public record AboutOrder(UUID id, String number, String customerName) {}
