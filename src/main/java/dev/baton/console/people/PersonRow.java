package dev.baton.console.people;

import dev.baton.platform.security.Users;

/** @param oneself whether it is the person who looks */
public record PersonRow(Users.User user, String role, boolean oneself) {}
