package dev.baton.notes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds people in a text: an at sign and a whole name, or the first word of one while no other person's name begins with it. Case
 * does not matter. The at sign of a mail address is none.
 */
public final class NamedPeople {

    /** @param to one behind the last character */
    public record Place(int from, int to, String person) {}

    /** So many people a note names at most; those further on are left out. */
    public static final int MOST = 20;

    private final List<String> names;

    private NamedPeople(Collection<String> names) {
        this.names = names.stream()
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** @param names of all who can be meant */
    public static NamedPeople of(Collection<String> names) {
        return new NamedPeople(names);
    }

    /** Each once, in the order in which they are first named. */
    public List<String> in(String text) {
        return places(text).stream().map(Place::person).distinct().limit(MOST).toList();
    }

    /** Where they are named, from left to right. */
    public List<Place> places(String text) {
        var places = new ArrayList<Place>();
        int from = text.indexOf('@');
        while (from >= 0) {
            var place = isInAWord(text, from) ? null : at(text, from);
            if (place != null) {
                places.add(place);
            }
            from = text.indexOf('@', place == null ? from + 1 : place.to());
        }
        return places;
    }

    private static boolean isInAWord(String text, int at) {
        return at > 0 && isOfAWord(text.charAt(at - 1));
    }

    private @Nullable Place at(String text, int from) {
        for (var name : names) {
            if (stands(name, text, from + 1)) {
                return new Place(from, from + 1 + name.length(), name);
            }
        }
        var called = names.stream()
                .filter(name -> stands(firstWord(name), text, from + 1))
                .toList();
        return called.size() == 1
                ? new Place(from, from + 1 + firstWord(called.getFirst()).length(), called.getFirst())
                : null;
    }

    private static boolean stands(String word, String text, int at) {
        int end = at + word.length();
        return !word.isEmpty()
                && text.regionMatches(true, at, word, 0, word.length())
                && (end == text.length() || !isOfAWord(text.charAt(end)));
    }

    private static boolean isOfAWord(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_';
    }

    private static String firstWord(String name) {
        return name.strip().split("\\s+", 2)[0];
    }
}
