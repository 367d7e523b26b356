package dev.baton.console.items;

import dev.baton.catalog.Substitute;

/** What may be given instead of an item, and whether it could be now. */
public record SubstituteRow(Substitute substitute, String name, boolean isActive, long available) {}
