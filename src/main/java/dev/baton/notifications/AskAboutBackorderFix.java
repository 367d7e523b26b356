package dev.baton.notifications;

import dev.baton.orders.BackorderQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderWork;
import dev.baton.platform.company.Companies;
import dev.baton.worklist.WorkItem;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the customer of units that wait for stock whether to wait on, to send what is there, or to cancel them. */
@Component
@Order(1)
class AskAboutBackorderFix extends AskCustomerFix {

    private final OrderQueries orders;

    AskAboutBackorderFix(AskCustomer askCustomer, MessageQueries messages, Companies companies, OrderQueries orders) {
        super(MessageKind.ORDER_BACKORDERED, askCustomer, messages, companies);
        this.orders = orders;
    }

    @Override
    public String code() {
        return "ASK_ABOUT_BACKORDER";
    }

    @Override
    public Set<String> kinds() {
        return OrderWork.UNITS_WAIT;
    }

    @Override
    public boolean suits(WorkItem item) {
        return BackorderQueries.waits(orders.get(idOf(item)));
    }
}
