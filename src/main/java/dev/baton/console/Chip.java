package dev.baton.console;

/** A filter that is on, and the address of the same list without it. */
public record Chip(String label, String value, String removeHref) {}
