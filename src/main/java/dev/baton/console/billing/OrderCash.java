package dev.baton.console.billing;

import dev.baton.billing.Approval;
import dev.baton.billing.AuthorisationFilter;
import dev.baton.billing.AuthorisationView;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditMemoFilter;
import dev.baton.billing.CreditMemoRow;
import dev.baton.billing.RefundFilter;
import dev.baton.billing.RefundView;
import dev.baton.console.Ui;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.PageRequest;
import java.util.List;

/**
 * What stands under the money of an order, as far as the reader may see it.
 *
 * @param mayCredit whether there is anything left to credit, and the reader may
 * @param mayRefund whether anything paid may be given back
 * @param mayHold whether anything may be held on a card
 */
public record OrderCash(
        List<CreditMemoRow> credits,
        List<RefundView> refunds,
        List<AuthorisationView> cards,
        List<Approval> waiting,
        boolean mayCredit,
        boolean mayRefund,
        boolean mayHold) {

    private static final PageRequest FEW = PageRequest.first(20);

    public OrderCash {
        credits = List.copyOf(credits);
        refunds = List.copyOf(refunds);
        cards = List.copyOf(cards);
        waiting = List.copyOf(waiting);
    }

    public static OrderCash of(Ui ui, BillingQueries billing, OrderId order) {
        boolean invoices = ui.may("invoices:read");
        boolean payments = ui.may("payments:read");
        return new OrderCash(
                invoices ? billing.creditMemos(CreditMemoFilter.of(order), FEW).data() : List.of(),
                payments ? billing.refunds(RefundFilter.of(order), FEW).data() : List.of(),
                payments
                        ? billing.authorisations(AuthorisationFilter.of(order), FEW)
                                .data()
                        : List.of(),
                invoices || payments
                        ? billing.approvals(Approval.State.WAITING, order, FEW).data()
                        : List.of(),
                ui.may("invoices:write") && billing.mostCreditable(order).isPositive(),
                ui.may("payments:write") && billing.refundable(order).isPositive(),
                ui.may("payments:write") && billing.money(order).owed().isPositive());
    }
}
