package dev.baton.billing;

import static dev.baton.billing.PaymentStatus.NOTHING_OWED;
import static dev.baton.billing.PaymentStatus.OVERPAID;
import static dev.baton.billing.PaymentStatus.PAID;
import static dev.baton.billing.PaymentStatus.PARTIALLY_PAID;
import static dev.baton.billing.PaymentStatus.UNPAID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderMoneyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void an_order_is_paid_when_payments_reach_what_it_costs() {
        assertThat(money(1000, 0, 0).status()).isEqualTo(UNPAID);
        assertThat(money(1000, 400, 400).status()).isEqualTo(PARTIALLY_PAID);
        assertThat(money(1000, 400, 1000).status()).isEqualTo(PAID);
        assertThat(money(0, 0, 0).status()).isEqualTo(NOTHING_OWED);
    }

    @Test
    void cancelling_what_was_prepaid_leaves_an_order_overpaid() {
        var cancelled = money(300, 300, 1000);

        assertThat(cancelled.status()).isEqualTo(OVERPAID);
        assertThat(cancelled.owed()).isEqualTo(usd(0));
        assertThat(cancelled.balance()).isEqualTo(usd(-700));
    }

    @Test
    void what_is_not_invoiced_yet_is_still_to_come() {
        var half = money(1000, 500, 200);

        assertThat(half.toBeInvoiced()).isEqualTo(usd(500));
        assertThat(half.balance()).isEqualTo(usd(300));
        assertThat(half.owed()).isEqualTo(usd(800));
    }

    @Test
    void an_order_is_overdue_from_the_day_after_it_was_due() {
        assertThat(money(1000, 1000, 0, TODAY).overdue()).isFalse();
        assertThat(money(1000, 1000, 0, TODAY.minusDays(1)).overdue()).isTrue();
        assertThat(money(1000, 1000, 1000, null).overdue()).isFalse();
    }

    private static OrderMoney money(long total, long charged, long paid) {
        return money(total, charged, paid, null);
    }

    private static OrderMoney money(long total, long charged, long paid, @Nullable LocalDate dueOn) {
        return OrderMoney.of(
                OrderId.next(), usd(total), new Balance(usd(charged), usd(0), usd(paid), usd(0), dueOn), TODAY);
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
