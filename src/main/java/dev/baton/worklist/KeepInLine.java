package dev.baton.worklist;

import dev.baton.platform.UseCase;
import dev.baton.worklist.WorkItems.Raised;
import dev.baton.worklist.WorkItems.Refreshed;
import dev.baton.worklist.WorkItems.Step;
import dev.baton.worklist.WorkStep.What;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings the worklist in line with how things stand: raises what is wrong and not on it, renews what is wrong in another way, closes
 * what is no longer wrong.
 *
 * <p>Set-based, and the same news twice, or late, changes nothing. What a person has closed although it is still so is not raised
 * again until it has been right once, or is wrong in another way. Called by listeners, never in the transaction of what went wrong.
 */
@UseCase
public class KeepInLine {

    /**
     * @param kinds that were looked for
     * @param watched what was looked at; null when that was everything that can be of these kinds
     * @param wrong everything of these kinds that is wrong with it now
     */
    public record Command(Set<String> kinds, @Nullable Collection<UUID> watched, List<Wrong> wrong) {

        public Command {
            kinds = Set.copyOf(kinds);
            watched = watched == null ? null : Set.copyOf(watched);
            wrong = List.copyOf(wrong);
        }
    }

    /** How many items. */
    public record Kept(int raised, int changed, int closed) {}

    private record Key(String kind, UUID subject) {

        static Key of(WorkItem item) {
            return new Key(item.kind(), item.subject().id());
        }

        static Key of(Wrong wrong) {
            return new Key(wrong.kind(), wrong.subject().id());
        }
    }

    private final WorkItems items;
    private final Policies policies;
    private final DeskHours deskHours;
    private final Clock clock;

    KeepInLine(WorkItems items, Policies policies, DeskHours deskHours, Clock clock) {
        this.items = items;
        this.policies = policies;
        this.deskHours = deskHours;
        this.clock = clock;
    }

    public Kept handle(Command command) {
        var watched = command.watched();
        if (watched != null && watched.isEmpty()) {
            return new Kept(0, 0, 0);
        }
        var known = watched == null ? items.lockKinds(command.kinds()) : items.lockWatched(command.kinds(), watched);
        if (known.isEmpty() && command.wrong().isEmpty()) {
            return new Kept(0, 0, 0);
        }
        var slas = policies.slas();
        var now = clock.instant();
        var wrong = new HashMap<Key, Wrong>();
        command.wrong().forEach(each -> wrong.put(Key.of(each), each));

        var refreshed = new ArrayList<Refreshed>();
        var gone = new ArrayList<WorkItem>();
        var settled = new HashSet<Key>();
        var steps = new ArrayList<Step>();
        for (var item : known) {
            var still = wrong.get(Key.of(item));
            if (item.isOpen() && still != null) {
                settled.add(Key.of(item));
                var severity = severityOf(still, slas);
                if (item.isOtherwise(still, severity)) {
                    refreshed.add(new Refreshed(item.id(), still, severity));
                    if (!item.wrong().equals(still.what())) {
                        steps.add(Step.said(item.id(), What.CHANGED, still.what()));
                    }
                }
            } else if (item.isOpen() && item.stands()) {
                gone.add(item);
                steps.add(Step.of(item.id(), What.CAUSE_GONE));
            } else if (!item.isOpen() && still == null) {
                gone.add(item);
            } else if (!item.isOpen() && still != null && item.wrong().equals(still.what())) {
                settled.add(Key.of(item));
            }
        }
        var raised = raised(wrong, settled, slas, now);
        items.causeGone(gone.stream().map(WorkItem::id).toList(), now);
        items.refresh(refreshed);
        var isNew = items.raise(raised, now);
        raised.stream()
                .filter(each -> isNew.contains(each.id()))
                .forEach(each ->
                        steps.add(Step.said(each.id(), What.RAISED, each.wrong().what())));
        items.note(steps, now);
        return new Kept(isNew.size(), refreshed.size(), (int)
                gone.stream().filter(WorkItem::isOpen).count());
    }

    private List<Raised> raised(Map<Key, Wrong> wrong, Set<Key> settled, Map<String, SlaPolicy> slas, Instant now) {
        var fresh = wrong.entrySet().stream()
                .filter(each -> !settled.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        var hours = deskHours.byKind();
        return fresh.stream()
                .map(each -> new Raised(
                        WorkItemId.next(),
                        each,
                        severityOf(each, slas),
                        hours.apply(each.kind()).after(now, slaOf(each, slas).time())))
                .toList();
    }

    private static Severity severityOf(Wrong wrong, Map<String, SlaPolicy> slas) {
        var severity = slaOf(wrong, slas).severity();
        return wrong.pressing() ? severity.worse() : severity;
    }

    private static SlaPolicy slaOf(Wrong wrong, Map<String, SlaPolicy> slas) {
        var sla = slas.get(wrong.kind());
        if (sla == null) {
            throw new IllegalStateException("no capability knows the kind of exception " + wrong.kind());
        }
        return sla;
    }
}
