package dev.baton.console.worklist;

/** A kind of exception above the list: how many there are of it, and where only those are listed. */
public record WorkKindLink(String name, long count, String href, boolean current) {}
