package dev.baton.console;

import dev.baton.platform.security.DataScope;
import java.util.Set;

/**
 * Who looks at the page: the person, the company they work in, and what they may do.
 *
 * @param within the part of the company that they see
 */
public record Visitor(String name, String tenant, Set<String> permissions, DataScope within) {

    public Visitor {
        permissions = Set.copyOf(permissions);
    }

    boolean may(String permission) {
        return permissions.contains("*") || permissions.contains(permission);
    }

    /** The first letters of the first two words of the name. */
    public String initials() {
        var letters = new StringBuilder();
        for (var word : name.strip().split("[\\s.@]+")) {
            if (!word.isEmpty() && letters.length() < 2) {
                letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return letters.toString();
    }
}
