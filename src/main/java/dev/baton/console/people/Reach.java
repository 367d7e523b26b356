package dev.baton.console.people;

import java.util.Collection;
import java.util.List;

/**
 * What a role or a key may do, sorted for reading.
 *
 * @param changes areas in which it may change things
 * @param looks areas that it may look at and not change
 */
public record Reach(boolean everything, List<String> changes, List<String> looks) {

    static Reach of(Collection<String> scopes, List<String> areas) {
        return new Reach(
                scopes.contains("*"),
                areas.stream().filter(area -> scopes.contains(area + ":write")).toList(),
                areas.stream()
                        .filter(area -> scopes.contains(area + ":read") && !scopes.contains(area + ":write"))
                        .toList());
    }
}
