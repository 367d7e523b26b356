package dev.baton.console.people;

import dev.baton.platform.security.ApiKeys;

/** A key and what it may do, sorted for reading. */
public record KeyRow(ApiKeys.Key key, Reach reach) {}
