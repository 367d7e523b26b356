package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.platform.events.Event;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to the money of an order. */
public sealed interface BillingEvent extends Event {

    OrderId order();

    @Override
    default UUID subject() {
        return order().value();
    }

    /** @param shipment the number of the shipment that it bills */
    record InvoiceIssued(
            OrderId order, InvoiceId invoice, String number, String shipment, Money total, LocalDate dueOn, Instant at)
            implements BillingEvent {}

    /** @param invoice the one that the payer named; null when the payment is for the order */
    record PaymentRecorded(
            OrderId order,
            PaymentId payment,
            String number,
            @Nullable InvoiceId invoice,
            Money amount,
            PaymentMethod method,
            Instant at)
            implements BillingEvent, RecordPayment.Outcome {}
}
