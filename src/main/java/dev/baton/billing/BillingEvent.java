package dev.baton.billing;

import dev.baton.orders.OrderId;
import dev.baton.platform.events.Event;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

    /** @param reference what caused it, such as the number of a return */
    record CreditMemoIssued(
            OrderId order,
            CreditMemoId memo,
            String number,
            CreditReason reason,
            String reference,
            Money total,
            Instant at)
            implements BillingEvent, IssueCreditMemo.Outcome {}

    /** @param parts what goes back of which payment, and how */
    record RefundRequested(
            OrderId order,
            RefundId refund,
            String number,
            String reference,
            @Nullable CreditMemoId memo,
            Money amount,
            RefundTo to,
            List<RefundPart> parts,
            Instant at)
            implements BillingEvent, RefundOrder.Outcome {

        public RefundRequested {
            parts = List.copyOf(parts);
        }
    }

    /** @param payment the one that it gives back */
    record RefundPart(PaymentId payment, PaymentMethod method, Money amount) {}

    /** All of it has left. */
    record RefundSettled(OrderId order, RefundId refund, String number, String reference, Money amount, Instant at)
            implements BillingEvent {}

    /** A part of it could not be given back; somebody must look. */
    record RefundFailed(
            OrderId order, RefundId refund, String number, String reference, Money amount, String problem, Instant at)
            implements BillingEvent {}

    record ApprovalAsked(
            OrderId order, ApprovalId approval, Approval.Kind kind, String reference, Money amount, Instant at)
            implements BillingEvent {}

    /** Nothing comes of what was asked for. */
    record ApprovalDeclined(
            OrderId order,
            ApprovalId approval,
            Approval.Kind kind,
            String reference,
            Money amount,
            @Nullable String note,
            Instant at)
            implements BillingEvent, DecideApproval.Outcome {}

    /** @param card what may be shown of it */
    record CardAuthorised(
            OrderId order, AuthorisationId authorisation, String number, Money amount, String card, Instant at)
            implements BillingEvent {}

    record CardDeclined(
            OrderId order, AuthorisationId authorisation, String number, Money amount, String problem, Instant at)
            implements BillingEvent {}

    /** What was shipped could not be taken from the card; the invoice stays open. */
    record CaptureFailed(
            OrderId order,
            AuthorisationId authorisation,
            String number,
            InvoiceId invoice,
            Money amount,
            String problem,
            Instant at)
            implements BillingEvent {}

    /**
     * @param amount what is no longer held
     * @param how voided or expired
     */
    record AuthorisationEnded(
            OrderId order,
            AuthorisationId authorisation,
            String number,
            Money amount,
            AuthorisationView.State how,
            Instant at)
            implements BillingEvent {}

    /** @param level 1 reminds, 2 asks, 3 is the last */
    record DunningLetterIssued(
            OrderId order, InvoiceId invoice, String number, String invoiceNumber, int level, Money amount, Instant at)
            implements BillingEvent, IssueDunningLetter.Outcome {}
}
