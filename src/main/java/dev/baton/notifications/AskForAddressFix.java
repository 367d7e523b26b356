package dev.baton.notifications;

import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderWork;
import dev.baton.platform.company.Companies;
import dev.baton.worklist.WorkItem;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the customer for the right address. */
@Component
@Order(0)
class AskForAddressFix extends AskCustomerFix {

    private final OrderQueries orders;

    AskForAddressFix(AskCustomer askCustomer, MessageQueries messages, Companies companies, OrderQueries orders) {
        super(MessageKind.ADDRESS_DOUBTFUL, askCustomer, messages, companies);
        this.orders = orders;
    }

    @Override
    public String code() {
        return "ASK_FOR_ADDRESS";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(OrderWork.ON_HOLD);
    }

    @Override
    public boolean suits(WorkItem item) {
        return orders.get(idOf(item)).holds().stream()
                .anyMatch(hold -> hold.id().equals(item.subject().id()) && hold.reason() == HoldReason.ADDRESS);
    }
}
