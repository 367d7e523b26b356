package dev.baton.notifications;

import dev.baton.billing.PayOnline;
import dev.baton.orders.OrderWork;
import dev.baton.platform.company.Companies;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the customer for another card, on the page of the provider. */
@Component
@Order(1)
class AskForPaymentFix extends AskCustomerFix {

    AskForPaymentFix(AskCustomer askCustomer, MessageQueries messages, Companies companies) {
        super(MessageKind.PAYMENT_FAILED, askCustomer, messages, companies);
    }

    @Override
    public String code() {
        return "ASK_FOR_PAYMENT";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(OrderWork.UNPAID, PayOnline.CARD_DECLINED, PayOnline.CAPTURE_FAILED);
    }
}
