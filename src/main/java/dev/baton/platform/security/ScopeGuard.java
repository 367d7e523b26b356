package dev.baton.platform.security;

import dev.baton.platform.data.ListQuery;

/** Knows of one kind of thing what of it lies within the {@link DataScope} of the current caller. */
public interface ScopeGuard {

    /** The type by which such things are named, such as an id. */
    Class<?> of();

    /** What it is called in an answer, such as {@code order}. */
    String word();

    /**
     * The list of that one thing, narrowed: empty when it does not exist or lies outside.
     *
     * @param name an id, or what people call it
     */
    ListQuery named(String name);
}
