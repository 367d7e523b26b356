package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A credit memo in a list. */
public record CreditMemoRow(
        CreditMemoId id,
        String number,
        OrderId order,
        String orderNumber,
        @Nullable CustomerNumber customer,
        String customerName,
        CreditReason reason,
        String reference,
        LocalDate issuedOn,
        Money total) {}
