package dev.baton.worklist.spi;

import dev.baton.platform.Invalid;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step that may put right what is wrong. Implemented by the capability that can take it, a bean each.
 *
 * <p>It says first what it would change, then changes exactly that, by the use cases that a person would use. It runs in the
 * transaction that notes it in the history of the item.
 */
public interface Fix {

    /** In capitals, stable. Its name is the message {@code worklist.fix.CODE}. */
    String code();

    /** The kinds of exception that it may fix. */
    Set<String> kinds();

    /** Whether it can be meant for this one of its kinds at all; where it cannot, it is not offered. */
    default boolean suits(WorkItem item) {
        return true;
    }

    /** Whether several items may have it with the same answers. */
    default boolean isForMany() {
        return true;
    }

    /** What whoever applies it must be allowed, such as {@code orders:write}. */
    String permission();

    /** What it would do now, or why it cannot. */
    sealed interface Preview {}

    /**
     * @param changes what will be otherwise afterwards, in one sentence each
     * @param canBeUndone for a while, as {@link Fix#undo} finds it
     */
    record Possible(List<Sentence> changes, List<Ask> asks, boolean canBeUndone) implements Preview {

        public Possible {
            changes = List.copyOf(changes);
            asks = List.copyOf(asks);
        }
    }

    record NotNow(Sentence why) implements Preview {}

    /** What came of it. */
    sealed interface Result {}

    /**
     * @param settles whether what was wrong no longer is; otherwise the item stays open
     * @param back what {@link Fix#undo} needs to know; null when it cannot be taken back
     */
    record Done(Sentence what, boolean settles, @Nullable Map<String, String> back) implements Result {}

    /** Nothing was changed. */
    record Refused(Sentence why) implements Result {}

    Preview preview(WorkItem item);

    /**
     * @param given what was asked for, by name
     * @throws Invalid when something that was asked for is missing or cannot be read
     */
    Result apply(WorkItem item, Map<String, String> given);

    /** Takes back what {@link #apply} did, where nothing has built on it since. */
    default Result undo(WorkItem item, Map<String, String> back) {
        return new Refused(Sentence.of("worklist.fix.no-way-back"));
    }
}
