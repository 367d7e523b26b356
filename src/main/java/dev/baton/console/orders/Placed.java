package dev.baton.console.orders;

/** The order that was placed just before. */
public record Placed(String number, String sentence) {}
