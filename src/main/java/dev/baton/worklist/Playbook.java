package dev.baton.worklist;

import java.util.List;

/**
 * How a company deals with a kind of exception.
 *
 * @param instructions a few sentences
 * @param checklist what whoever deals with it signs off, line by line
 * @param version 0 for the one that comes with Baton, whose words are those of the reader's language
 */
public record Playbook(String kind, String instructions, List<String> checklist, int version) {

    public static final int LONGEST_INSTRUCTIONS = 5_000;

    public static final int MOST_LINES = 30;

    public static final int LONGEST_LINE = 500;

    public Playbook {
        checklist = List.copyOf(checklist);
    }
}
