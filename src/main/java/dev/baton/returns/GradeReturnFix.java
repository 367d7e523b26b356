package dev.baton.returns;

import dev.baton.platform.Invalid;
import dev.baton.returns.InspectUnits.Decision;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Grades everything of a return that nobody has looked at yet alike; the rules of the policy say what becomes of it. */
@Component
@Order(0)
class GradeReturnFix implements Fix {

    private static final String GRADE = "grade";

    private final ReturnQueries returns;
    private final InspectUnits inspectUnits;

    GradeReturnFix(ReturnQueries returns, InspectUnits inspectUnits) {
        this.returns = returns;
        this.inspectUnits = inspectUnits;
    }

    @Override
    public String code() {
        return "GRADE_RETURN";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ReturnDwellStates.NOT_INSPECTED);
    }

    @Override
    public String permission() {
        return "returns:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var back = returns.get(ApproveReturnFix.idOf(item));
        long units = unseen(back).stream().mapToLong(ReturnView.Unit::quantity).sum();
        return units == 0
                ? new NotNow(Sentence.of("worklist.fix.nothing-to-grade", back.number()))
                : new Possible(
                        List.of(Sentence.of("worklist.fix.will-grade", units, back.number(), back.site())),
                        List.of(Ask.choice(
                                GRADE,
                                "worklist.ask.grade",
                                Arrays.stream(Grade.values()).map(Enum::name).toList(),
                                Grade.A.name())),
                        false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var grade = grade(Ask.textOf(GRADE, given));
        var back = returns.get(ApproveReturnFix.idOf(item));
        var decisions = unseen(back).stream()
                .map(unit -> Decision.arrived(unit.line(), unit.sku(), unit.quantity(), grade))
                .toList();
        if (decisions.isEmpty()) {
            return new Refused(Sentence.of("worklist.fix.nothing-to-grade", back.number()));
        }
        return switch (inspectUnits.handle(new InspectUnits.Command(back.id(), decisions, null))) {
            case InspectUnits.Inspected(var _, var state, var decided) ->
                new Done(
                        Sentence.of("worklist.fix.graded", back.number(), grade, places(decided)),
                        state != ReturnState.RECEIVED,
                        null);
            case InspectUnits.NotSoMany _ -> new Refused(Sentence.of("worklist.fix.nothing-to-grade", back.number()));
        };
    }

    private static List<ReturnView.Unit> unseen(ReturnView back) {
        return back.units().stream()
                .filter(unit -> unit.disposition() == Disposition.UNDECIDED && unit.quantity() > 0)
                .toList();
    }

    private static String places(List<InspectUnits.Decided> decided) {
        return decided.stream()
                .map(unit -> unit.disposition().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Grade grade(String given) {
        try {
            return Grade.valueOf(given);
        } catch (IllegalArgumentException _) {
            throw new Invalid(GRADE, "must be one of A, B, C and D");
        }
    }
}
