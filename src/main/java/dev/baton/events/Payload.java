package dev.baton.events;

import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the world is told, in shapes that stay: a field may be added, and none is taken away, renamed or given another meaning. What
 * must change otherwise becomes a type of its own, and both are published for a while.
 */
public sealed interface Payload {

    /** @param reference the number under which the channel knows the order */
    record OrderReference(
            UUID id,
            String number,
            String channel,
            @Nullable String reference,
            @Nullable String customer) {}

    /** @param line of the order */
    record Units(UUID line, String sku, @Nullable String site, long quantity) {}

    record FulfilmentReference(UUID id, String number, String site) {}

    record ShipmentReference(UUID id, String number, String carrier, String service, List<String> trackingNumbers) {}

    record InvoiceReference(UUID id, String number) {}

    /** @param field what changed, in the words of the order's page */
    record FieldChange(
            String field, @Nullable String before, @Nullable String after) {}

    /** For what needs no more than the order it happened to. */
    record OrderOnly(OrderReference order) implements Payload {}

    record Held(
            OrderReference order, String reason, @Nullable String note) implements Payload {}

    record Amended(OrderReference order, List<FieldChange> changes) implements Payload {}

    /** @param whole true when nothing of the order is owed any more */
    record Cancelled(
            OrderReference order, String reason, @Nullable String note, boolean whole, List<Units> units)
            implements Payload {}

    record OrderUnits(OrderReference order, List<Units> units) implements Payload {}

    record Promise(
            OrderReference order,
            @Nullable LocalDate before,
            @Nullable LocalDate after) implements Payload {}

    record FulfilmentOnly(OrderReference order, FulfilmentReference fulfilmentOrder) implements Payload {}

    /** @param shipOn the day by which the first of it must leave */
    record FulfilmentWork(
            OrderReference order,
            FulfilmentReference fulfilmentOrder,
            @Nullable LocalDate shipOn,
            List<Units> units) implements Payload {}

    record FulfilmentUnits(OrderReference order, FulfilmentReference fulfilmentOrder, List<Units> units)
            implements Payload {}

    record Shipped(OrderReference order, ShipmentReference shipment, String site, List<Units> units)
            implements Payload {}

    record ShipmentTrouble(
            OrderReference order,
            ShipmentReference shipment,
            String code,
            @Nullable String words) implements Payload {}

    record Invoiced(OrderReference order, InvoiceReference invoice, String shipment, Money total, LocalDate dueOn)
            implements Payload {}

    /** @param invoice the one that the payer named; absent when the payment is for the order */
    record Paid(
            OrderReference order,
            UUID payment,
            String number,
            @Nullable UUID invoice,
            Money amount,
            String method) implements Payload {}

    /** @param reference what caused it, such as the number of a return */
    record Credited(OrderReference order, UUID creditMemo, String number, String reason, String reference, Money total)
            implements Payload {}

    record RefundReference(UUID id, String number) {}

    /** @param payment the one that a part gives back */
    record RefundPart(UUID payment, String method, Money amount) {}

    /** @param to ORIGINAL_TENDERS or STORE_CREDIT */
    record RefundAsked(
            OrderReference order,
            RefundReference refund,
            String reference,
            @Nullable UUID creditMemo,
            Money amount,
            String to,
            List<RefundPart> parts)
            implements Payload {}

    record Refunded(OrderReference order, RefundReference refund, String reference, Money amount) implements Payload {}

    record RefundTrouble(OrderReference order, RefundReference refund, String reference, Money amount, String problem)
            implements Payload {}

    record ReturnReference(UUID id, String number) {}

    /** @param line of the order; absent for what did not belong to it */
    record ReturnedUnits(@Nullable UUID line, String sku, long quantity) {}

    record ReturnOnly(OrderReference order, ReturnReference rma) implements Payload {}

    record ReturnNoted(
            OrderReference order,
            ReturnReference rma,
            @Nullable String note) implements Payload {}

    record ReturnAsked(OrderReference order, ReturnReference rma, String wish, String origin, List<ReturnedUnits> units)
            implements Payload {}

    /** @param keepsGoods nothing has to come back */
    record ReturnAgreed(
            OrderReference order,
            ReturnReference rma,
            boolean keepsGoods,
            @Nullable LocalDate expiresOn) implements Payload {}

    record ReturnOnItsWay(
            OrderReference order,
            ReturnReference rma,
            @Nullable String trackingNumber) implements Payload {}

    record ReturnArrived(OrderReference order, ReturnReference rma, String site, List<ReturnedUnits> units)
            implements Payload {}

    /** @param refund what the customer was given, in whatever form */
    record ReturnSettled(
            OrderReference order,
            ReturnReference rma,
            Money refund,
            @Nullable String creditMemo,
            @Nullable String exchange)
            implements Payload {}

    /** @param exchange the replacement */
    record Exchanged(OrderReference order, ReturnReference rma, String exchange) implements Payload {}

    record StockIn(String sku, String site, long quantity) implements Payload {}

    /** @param quantity signed: what was found (positive) or is missing (negative) */
    record StockCorrected(String sku, String site, long quantity, String reason) implements Payload {}

    record StockMoved(String sku, String from, String to, long quantity) implements Payload {}

    record ItemOnly(String sku) implements Payload {}

    /** What a test sends, to one endpoint and nobody else. */
    record Greeting(UUID endpoint, String message) implements Payload {}
}
