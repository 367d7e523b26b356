package dev.baton.fraud;

import dev.baton.orders.OrderQueries;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** It is fraud: cancelled, and on wish never served again. */
@Component
@Order(2)
class RefuseOrderFix implements Fix {

    private static final String YES = "YES";

    private final Assessments assessments;
    private final OrderQueries orders;
    private final RefuseOrder refuseOrder;

    RefuseOrderFix(Assessments assessments, OrderQueries orders, RefuseOrder refuseOrder) {
        this.assessments = assessments;
        this.orders = orders;
        this.refuseOrder = refuseOrder;
    }

    @Override
    public String code() {
        return "REFUSE_ORDER";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(FraudWork.REVIEW);
    }

    @Override
    public String permission() {
        return "fraud:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var order = AcceptOrderFix.orderOf(item);
        return assessments
                .find(order)
                .filter(Assessment::isHeld)
                .<Preview>map(each -> new Possible(
                        List.of(
                                Sentence.of(
                                        "worklist.fix.fraud-cancels",
                                        each.orderNumber(),
                                        orders.get(order).money().currentTotal()),
                                Sentence.of("worklist.fix.stock-free")),
                        List.of(
                                Ask.text("note", "worklist.ask.fraud-why", ""),
                                Ask.choice("deny", "worklist.ask.fraud-deny", List.of(YES, "NO"), YES)),
                        false))
                .orElseGet(() -> new NotNow(Sentence.of("worklist.fix.fraud-decided")));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return switch (refuseOrder.handle(new RefuseOrder.Command(
                AcceptOrderFix.orderOf(item), given.getOrDefault("note", ""), YES.equals(given.get("deny"))))) {
            case RefuseOrder.Refused(var assessment, var units) ->
                new Done(Sentence.of("worklist.fix.cancelled", units, assessment.orderNumber()), true, null);
            case AcceptOrder.NothingToDecide _ -> new Refused(Sentence.of("worklist.fix.fraud-decided"));
            case RefuseOrder.OnTheFloor _ -> new Refused(Sentence.of("worklist.fix.on-the-floor"));
        };
    }
}
