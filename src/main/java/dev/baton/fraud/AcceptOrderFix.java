package dev.baton.fraud;

import dev.baton.orders.OrderId;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** It is no fraud, and goes on. */
@Component
@Order(1)
class AcceptOrderFix implements Fix {

    private static final String YES = "YES";

    private final Assessments assessments;
    private final AcceptOrder acceptOrder;

    AcceptOrderFix(Assessments assessments, AcceptOrder acceptOrder) {
        this.assessments = assessments;
        this.acceptOrder = acceptOrder;
    }

    @Override
    public String code() {
        return "ACCEPT_ORDER";
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
        return assessments
                .find(orderOf(item))
                .filter(Assessment::isHeld)
                .<Preview>map(each -> new Possible(
                        List.of(Sentence.of("worklist.fix.fraud-goes-on", each.orderNumber())),
                        List.of(
                                Ask.text("note", "worklist.ask.fraud-why", ""),
                                Ask.choice("allow", "worklist.ask.fraud-allow", List.of("NO", YES), "NO")),
                        false))
                .orElseGet(() -> new NotNow(Sentence.of("worklist.fix.fraud-decided")));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return switch (acceptOrder.handle(new AcceptOrder.Command(
                orderOf(item), given.getOrDefault("note", ""), YES.equals(given.get("allow"))))) {
            case AcceptOrder.Accepted(var assessment) ->
                new Done(Sentence.of("worklist.fix.fraud-goes-on", assessment.orderNumber()), true, null);
            case AcceptOrder.NothingToDecide _ -> new Refused(Sentence.of("worklist.fix.fraud-decided"));
        };
    }

    static OrderId orderOf(WorkItem item) {
        return new OrderId(Objects.requireNonNull(item.order()).id());
    }
}
