package dev.baton.console;

/** One thing that can be chosen in a list. */
public record Choice(String value, String label) {}
