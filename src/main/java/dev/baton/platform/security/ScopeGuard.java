package dev.baton.platform.security;

/** Knows of one kind of thing what of it lies within the {@link DataScope} of the current caller. */
public interface ScopeGuard {

    /** The type by which such things are named, such as an id. */
    Class<?> of();

    /** What it is called in an answer, such as {@code order}. */
    String word();

    /** @param name an id, or what people call it. What does not exist is not within. */
    boolean isWithin(String name);
}
