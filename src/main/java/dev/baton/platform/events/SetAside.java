package dev.baton.platform.events;

/** An event that {@code listener} could not digest {@code attempts} times. */
record SetAside(String listener, OutboxRow row, int attempts) {}
