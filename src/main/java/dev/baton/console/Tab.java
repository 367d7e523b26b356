package dev.baton.console;

import org.jspecify.annotations.Nullable;

/** A saved view or a part of a page, with how much stands in it. */
public record Tab(String label, String href, @Nullable Long count, boolean current) {}
