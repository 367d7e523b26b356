package dev.baton.billing;

import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about the credit of customers. */
@Service
@Transactional(readOnly = true)
public class CreditQueries {

    private static final int SHOWN = 100;

    private final CreditAccounts accounts;
    private final CustomerQueries customers;
    private final Clock clock;

    CreditQueries(CreditAccounts accounts, CustomerQueries customers, Clock clock) {
        this.accounts = accounts;
        this.customers = customers;
        this.clock = clock;
    }

    public CustomerCredit of(CustomerNumber number) {
        var customer = customers.get(number);
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var standing = Objects.requireNonNull(
                accounts.standings(List.of(customer), today).get(number));
        var dueOn = standing.dueOn();
        return new CustomerCredit(
                number,
                standing.limit(),
                standing.exposure(),
                standing.orders(),
                standing.invoices(),
                standing.cash(),
                standing.available(),
                standing.overdue(),
                dueOn != null && dueOn.isBefore(today) ? dueOn : null,
                standing.blockDays(),
                standing.isBlocked(),
                accounts.waiting(List.of(number), SHOWN).stream()
                        .map(order -> new CustomerCredit.WaitingOrder(
                                order.order(), order.number(), order.total(), order.placedAt(), order.note()))
                        .toList());
    }
}
