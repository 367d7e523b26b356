package dev.baton.automations;

import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.worklist.KeepInLine;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.WorkFilter;
import dev.baton.worklist.WorkQueries;
import dev.baton.worklist.Wrong;
import dev.baton.worklist.spi.Watch;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What automations put on the worklist, a kind for each severity so that a company may give each its time, and automations that
 * are themselves in trouble.
 */
@Component
class AutomationWork implements Watch, WorkKinds {

    static final String FAILED = "AUTOMATION_FAILED";
    static final String LOOP = "AUTOMATION_LOOP";

    private static final Duration LATELY = Duration.ofDays(1);

    private final Automations automations;
    private final Runs runs;
    private final KeepInLine worklist;
    private final WorkQueries queries;
    private final Clock clock;

    AutomationWork(Automations automations, Runs runs, KeepInLine worklist, WorkQueries queries, Clock clock) {
        this.automations = automations;
        this.runs = runs;
        this.worklist = worklist;
        this.queries = queries;
        this.clock = clock;
    }

    static String kind(Severity severity) {
        return "AUTOMATION_" + severity;
    }

    @Override
    public List<WorkKind> kinds() {
        return List.of(
                new WorkKind(kind(Severity.LOW), "automations", Severity.LOW, 960, null),
                new WorkKind(kind(Severity.NORMAL), "automations", Severity.NORMAL, 480, null),
                new WorkKind(kind(Severity.HIGH), "automations", Severity.HIGH, 240, null),
                new WorkKind(kind(Severity.CRITICAL), "automations", Severity.CRITICAL, 120, null),
                new WorkKind(FAILED, "automations", Severity.NORMAL, 480, "SYSTEM"),
                new WorkKind(LOOP, "automations", Severity.HIGH, 240, "SYSTEM"));
    }

    /**
     * Puts an order on the list, once for each automation: what is open is renewed, and what a person has closed is raised anew,
     * because it has happened again.
     */
    void raise(Automation automation, Severity severity, OrderView order, String text) {
        var kind = kind(severity);
        var subject = subject(automation.id(), order.id().value());
        boolean isOpen = queries
                .list(WorkFilter.open().aboutOrder(order.id().value()), PageRequest.first(PageRequest.MOST))
                .data()
                .stream()
                .anyMatch(
                        item -> item.kind().equals(kind) && item.subject().id().equals(subject));
        if (!isOpen) {
            worklist.handle(new KeepInLine.Command(Set.of(kind), List.of(subject), List.of()));
        }
        worklist.handle(new KeepInLine.Command(
                Set.of(kind),
                List.of(subject),
                List.of(new Wrong(
                        kind,
                        new Subject("automation", subject, order.number()),
                        subject,
                        order.about(),
                        "/orders/" + order.number(),
                        Sentence.of(
                                "worklist.wrong.automation",
                                text,
                                automation.plan().name()),
                        false,
                        order.money().currentTotal(),
                        order.promisedOn()))));
    }

    /** The orders are over, and nobody need look at them any more. */
    void forget(List<Runs.Raised> raised) {
        worklist.handle(new KeepInLine.Command(
                Arrays.stream(Severity.values()).map(AutomationWork::kind).collect(Collectors.toSet()),
                raised.stream()
                        .map(each -> subject(each.automation(), each.order().value()))
                        .toList(),
                List.of()));
    }

    /** The same for an automation and an order, always. */
    private static UUID subject(AutomationId automation, UUID order) {
        var name = ByteBuffer.allocate(32)
                .putLong(automation.value().getMostSignificantBits())
                .putLong(automation.value().getLeastSignificantBits())
                .putLong(order.getMostSignificantBits())
                .putLong(order.getLeastSignificantBits());
        return UUID.nameUUIDFromBytes(name.array());
    }

    @Override
    public void look() {
        var wrong = new ArrayList<Wrong>();
        var trouble = runs.inTrouble(clock.instant().minus(LATELY));
        if (!trouble.isEmpty()) {
            for (var automation : automations.list()) {
                var counts = trouble.get(automation.id());
                if (counts != null && automation.plan().enabled()) {
                    var name = automation.plan().name();
                    counts.forEach((state, many) -> wrong.add(
                            state == RunState.FAILED
                                    ? inTrouble(
                                            FAILED,
                                            automation,
                                            Sentence.of("worklist.wrong.automation-failed", name, many))
                                    : inTrouble(
                                            LOOP, automation, Sentence.of("worklist.wrong.automation-loop", name))));
                }
            }
        }
        worklist.handle(new KeepInLine.Command(Set.of(FAILED, LOOP), null, wrong));
    }

    private static Wrong inTrouble(String kind, Automation automation, Sentence what) {
        var id = automation.id().value();
        return new Wrong(
                kind,
                new Subject("automation", id, automation.plan().name()),
                id,
                null,
                "/automations/" + id,
                what,
                false,
                null,
                null);
    }
}
