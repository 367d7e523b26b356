package dev.baton.billing;

import dev.baton.catalog.Sku;
import dev.baton.customers.Address;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.PaymentTerms;
import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as others read it, and as the API answers it.
 *
 * @param customer null for a guest
 * @param reference what the customer calls the order
 * @param language ISO 639-1, in which it is printed
 * @param taxes one for each tax and rate
 * @param credited what credit memos have taken back of it
 * @param paid what payments cover of it: those that name it, then the order's other payments, oldest invoice first
 * @param open what they do not cover
 */
public record InvoiceView(
        InvoiceId id,
        String number,
        OrderId order,
        String orderNumber,
        UUID shipment,
        String shipmentNumber,
        SiteCode site,
        @Nullable CustomerNumber customer,
        String customerName,
        @Nullable String reference,
        Address billTo,
        Address shipTo,
        String language,
        PaymentTerms terms,
        Instant issuedAt,
        LocalDate issuedOn,
        LocalDate dueOn,
        boolean taxIncluded,
        Amounts money,
        List<Tax> taxes,
        List<Line> lines,
        Money credited,
        Money paid,
        Money open,
        PaymentStatus status,
        boolean overdue) {

    /** @param total net, shipping and, unless prices include it, tax */
    public record Amounts(Money gross, Money discount, Money net, Money shipping, Money tax, Money total) {}

    /**
     * @param ratePpm in millionths
     * @param base what is taxed, without the tax itself
     */
    public record Tax(String name, int ratePpm, Money base, Money amount) {}

    /** @param kit the name of the kit it was ordered in; null when it was ordered by itself */
    public record Line(
            LineId line,
            int number,
            Sku sku,
            String name,
            @Nullable String kit,
            long quantity,
            Money unitPrice,
            Amounts money,
            List<Tax> taxes) {

        public Line {
            taxes = List.copyOf(taxes);
        }
    }

    public InvoiceView {
        taxes = List.copyOf(taxes);
        lines = List.copyOf(lines);
    }
}
