package dev.baton.platform.security;

/** A principal that is a {@link Caller}: a user with a session, or the bearer of a key. */
public interface SignedIn {

    Caller caller();
}
