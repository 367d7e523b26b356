package dev.baton.console.home;

import dev.baton.console.worklist.CauseShare;
import dev.baton.worklist.WorkQueries.Load;
import dev.baton.worklist.WorkQueries.Standing;
import java.util.List;

/**
 * The worklist in numbers, for whoever leads those who work on it.
 *
 * @param kinds what is open, most first
 * @param causes of what was closed lately, the most frequent first, at most five
 * @param closed how many that were, however many causes they had
 * @param people those who have most to do, what nobody has before them; at most as many as are shown
 * @param more further people
 */
public record Exceptions(List<Standing> kinds, List<CauseShare> causes, long closed, List<Load> people, int more) {

    public long open() {
        return kinds.stream().mapToLong(Standing::open).sum();
    }

    public long mostOfAKind() {
        return kinds.stream().mapToLong(Standing::open).max().orElse(0);
    }

    public long mostOfACause() {
        return causes.stream().mapToLong(CauseShare::items).max().orElse(0);
    }

    public long mostOfAPerson() {
        return people.stream().mapToLong(Load::open).max().orElse(0);
    }
}
