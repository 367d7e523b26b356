package dev.baton.console.people;

/** @param people who have the role and may sign in */
public record RoleRow(String role, String name, Reach reach, long people) {}
