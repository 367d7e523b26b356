package dev.baton.console.people;

/** @param open whether the person who looks may give it */
public record RoleChoice(String role, String name, String reach, boolean open) {}
