package dev.baton.notes;

/**
 * Somebody who has an order open.
 *
 * @param amending whether they are amending it, in whichever of their windows
 */
public record Present(String person, boolean amending) {}
