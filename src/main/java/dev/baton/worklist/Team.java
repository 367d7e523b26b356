package dev.baton.worklist;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who see to some kinds of exceptions.
 *
 * @param kinds which; empty for all that no other team names
 * @param members by name
 * @param away those of them who are given nothing just now
 * @param assigns whether items that nobody has claimed are given to whoever has the least open
 * @param most items that a person has open, beyond which they are given no more
 * @param hours when its people are at their desks; null for the hours of the company
 * @param escalation who gets what is not dealt with in time, the first step first
 * @param version 0 for one that is new
 */
public record Team(
        String code,
        String name,
        List<String> kinds,
        List<String> members,
        List<String> away,
        boolean assigns,
        int most,
        @Nullable WorkingHours hours,
        List<EscalationStep> escalation,
        int version) {

    public static final int LONGEST_NAME = 100;
    public static final int MOST_MEMBERS = 100;
    public static final int MOST_STEPS = 5;
    public static final int MOST_OPEN = 1000;

    /** @param minutes of working time after an item was due; 0 as soon as it is overdue */
    public record EscalationStep(int minutes, String to) {

        Duration time() {
            return Duration.ofMinutes(minutes);
        }
    }

    /** One that keeps the hours of the company. */
    public Team(
            String code,
            String name,
            List<String> kinds,
            List<String> members,
            List<String> away,
            boolean assigns,
            int most,
            List<EscalationStep> escalation,
            int version) {
        this(code, name, kinds, members, away, assigns, most, null, escalation, version);
    }

    public Team {
        kinds = List.copyOf(kinds);
        members = List.copyOf(members);
        away = List.copyOf(away);
        escalation = List.copyOf(escalation);
    }

    public boolean seesToTheRest() {
        return kinds.isEmpty();
    }

    /** Who can be given something. */
    List<String> present() {
        return members.stream().filter(member -> !away.contains(member)).toList();
    }
}
