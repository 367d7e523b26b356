package dev.baton.returns;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Grades units that came back and decides what becomes of them: by the rules of the policy, or otherwise and for a reason. What is
 * in quarantine or repair can be decided again, also when the customer has long been answered.
 */
@UseCase
public class InspectUnits {

    /** All of them, or none. */
    public record Command(
            ReturnId id, List<Decision> decisions, @Nullable String ifMatch) {

        public Command {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * About units of one line.
     *
     * @param sku what was found; null for the item of the line
     * @param from where they stand now, and with which grade; null grade for what nobody has looked at
     * @param disposition null for what the rules say
     * @param reason why otherwise than the rules say
     * @param cause whose fault it was, as whoever inspects sees it; null for what the customer's reason says
     */
    public record Decision(
            int line,
            @Nullable Sku sku,
            long quantity,
            Disposition from,
            @Nullable Grade fromGrade,
            Grade grade,
            @Nullable Disposition disposition,
            @Nullable String reason,
            @Nullable Cause cause) {

        public static Decision arrived(int line, @Nullable Sku sku, long quantity, Grade grade) {
            return new Decision(line, sku, quantity, Disposition.UNDECIDED, null, grade, null, null, null);
        }
    }

    public sealed interface Outcome {}

    public record Inspected(ReturnId id, ReturnState state, List<Decided> units) implements Outcome {}

    public record Decided(int line, Sku sku, long quantity, Grade grade, Disposition disposition) {}

    /** Fewer units stand where they were said to. */
    public record NotSoMany(ReturnId id, int line, Sku sku, long possible, long asked) implements Outcome {}

    private final Returns returns;
    private final Policies policies;
    private final Inspection inspection;
    private final ItemQueries items;
    private final Audit audit;
    private final Clock clock;

    InspectUnits(
            Returns returns, Policies policies, Inspection inspection, ItemQueries items, Audit audit, Clock clock) {
        this.returns = returns;
        this.policies = policies;
        this.inspection = inspection;
        this.items = items;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        new Invalid.Collector()
                .require(!command.decisions().isEmpty(), "decisions", "must have at least one")
                .throwIfAny();
        var policy = policies.get();
        var before = returns.lock(command.id());
        EntityTags.check(command.ifMatch(), before.version());
        var after = before;
        var steps = new ArrayList<Returns.Step>();
        var decided = new ArrayList<Decided>();
        for (int i = 0; i < command.decisions().size(); i++) {
            var decision = command.decisions().get(i);
            var line = before.line(decision.line()).orElse(null);
            check(decision, line, i);
            var known = Objects.requireNonNull(line);
            var sku = decision.sku() == null ? known.sku() : decision.sku();
            long possible = after.at(known.number(), sku, decision.from(), decision.fromGrade());
            if (decision.quantity() > possible) {
                return new NotSoMany(before.id(), known.number(), sku, possible, decision.quantity());
            }
            var disposition = disposition(policy, decision, known, sku, i);
            var from =
                    new Return.Holding(known.number(), sku, decision.from(), decision.fromGrade(), decision.quantity());
            var into = new Return.Holding(known.number(), sku, disposition, decision.grade(), decision.quantity());
            after = graded(after.moved(from, into), decision);
            steps.add(new Returns.Step(from, into, decision.reason()));
            decided.add(new Decided(known.number(), sku, decision.quantity(), decision.grade(), disposition));
        }
        var stored = inspection.record(after, steps, clock.instant());
        audit.record("return", before.facts().number(), "inspected", before.holdings(), stored.holdings());
        return new Inspected(before.id(), stored.progress().state(), decided);
    }

    private static Return graded(Return of, Decision decision) {
        var cause = decision.cause();
        return cause == null
                ? of
                : of.withLines(of.lines().stream()
                        .map(line -> line.number() == decision.line() ? line.graded(cause) : line)
                        .toList());
    }

    private static void check(Decision decision, Return.@Nullable Line line, int i) {
        var at = "decisions[%d].".formatted(i);
        new Invalid.Collector()
                .require(line != null, at + "line", "is no line of this return")
                .require(decision.quantity() > 0, at + "quantity", "must be more than 0")
                .require(decision.from().isOpen(), at + "from", "is where units stay")
                .require(
                        decision.disposition() != Disposition.UNDECIDED,
                        at + "disposition",
                        "decides: it cannot be UNDECIDED")
                .require(
                        (decision.from() == Disposition.UNDECIDED) == (decision.fromGrade() == null),
                        at + "fromGrade",
                        "is for units that were graded before, and only for those")
                .throwIfAny();
    }

    private Disposition disposition(ReturnPolicy policy, Decision decision, Return.Line line, Sku sku, int i) {
        var cause = decision.cause() == null ? line.trueCause() : decision.cause();
        var byRule = policy.disposition(decision.grade(), cause, handlingClass(line, sku));
        var wanted = decision.disposition() == null ? byRule : decision.disposition();
        boolean otherwise = wanted != byRule || decision.from() != Disposition.UNDECIDED;
        if (otherwise && (decision.reason() == null || decision.reason().isBlank())) {
            throw new Invalid(
                    "decisions[%d].reason".formatted(i),
                    decision.from() == Disposition.UNDECIDED
                            ? "is needed: the rules say %s".formatted(byRule)
                            : "is needed to decide again");
        }
        return wanted;
    }

    private HandlingClass handlingClass(Return.Line line, Sku sku) {
        return sku.equals(line.sku()) ? line.handlingClass() : items.get(sku).handlingClass();
    }
}
