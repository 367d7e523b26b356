package dev.baton.console.people;

import dev.baton.platform.security.DataScope;

/** @param people who have the role and may sign in */
public record RoleRow(String role, String name, Reach reach, DataScope within, long people) {}
