package dev.baton.console.people;

import dev.baton.platform.audit.Audit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field that a change touched.
 *
 * @param before null when there was nothing
 * @param after null when there is nothing any more
 */
public record Change(
        String field, @Nullable String before, @Nullable String after) {

    /** Counted by the machine and said by the trail itself. */
    private static final Set<String> SILENT = Set.of("version", "id");

    /** Every field whose value is another than before. */
    static List<Change> of(Audit.Entry entry) {
        var changes = new ArrayList<Change>();
        gather("", entry.before(), entry.after(), changes);
        return changes;
    }

    private static void gather(String path, @Nullable JsonNode before, @Nullable JsonNode after, List<Change> changes) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (isTree(before) || isTree(after)) {
            var names = new LinkedHashSet<String>();
            Stream.of(before, after)
                    .filter(Change::isObject)
                    .forEach(side -> names.addAll(Objects.requireNonNull(side).propertyNames()));
            for (var name : names) {
                if (!path.isEmpty() || !SILENT.contains(name)) {
                    gather(path.isEmpty() ? name : path + "." + name, at(before, name), at(after, name), changes);
                }
            }
            return;
        }
        var was = text(before);
        var is = text(after);
        if (!Objects.equals(was, is)) {
            changes.add(new Change(path, was, is));
        }
    }

    private static boolean isObject(@Nullable JsonNode node) {
        return node != null && node.isObject();
    }

    /** An object whose fields are told one by one. An amount with its currency, and what only wraps a value, is one word. */
    private static boolean isTree(@Nullable JsonNode node) {
        return isObject(node) && !isWord(node);
    }

    private static boolean isWord(@Nullable JsonNode node) {
        return node != null
                && node.isObject()
                && ((node.size() == 2 && node.has("currency")) || (node.size() == 1 && node.has("value")));
    }

    private static @Nullable JsonNode at(@Nullable JsonNode node, String name) {
        return node == null ? null : node.get(name);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null || node.isNull() || (node.isContainer() && node.isEmpty())) {
            return null;
        }
        if (node.isContainer()) {
            var parts = new ArrayList<String>();
            node.forEach(part -> {
                var word = text(part);
                if (word != null) {
                    parts.add(word);
                }
            });
            return String.join(node.isArray() ? ", " : " ", parts);
        }
        return node.asString().isEmpty() ? null : node.asString();
    }

    static List<JsonNode> sides(Audit.Entry entry) {
        return Stream.of(entry.after(), entry.before()).filter(Objects::nonNull).toList();
    }
}
