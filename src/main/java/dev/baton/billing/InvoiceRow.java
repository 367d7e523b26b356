package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invoice in a list. */
public record InvoiceRow(
        InvoiceId id,
        String number,
        OrderId order,
        String orderNumber,
        String shipmentNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money total,
        Money credited,
        Money paid,
        Money open,
        PaymentStatus status,
        boolean overdue) {}
