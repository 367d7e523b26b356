package dev.baton.console;

import java.util.List;

/** Finds things for the search box and the command palette. Every area gives one for what it shows. */
public interface Finder {

    /** A thing that was found: what kind of thing it is (a message key), its name, one fact about it, its address. */
    record Hit(String kind, String icon, String title, String fact, String href) {}

    /** At most {@code limit} things that fit the words, the best first; none when the reader may not see them. */
    List<Hit> find(String words, int limit);
}
