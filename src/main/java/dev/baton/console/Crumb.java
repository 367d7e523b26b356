package dev.baton.console;

/** A step above the page one is on. */
public record Crumb(String label, String href) {}
