package dev.baton.billing;

import dev.baton.catalog.Sku;
import dev.baton.customers.Address;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.PaymentTerms;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order and its customer, as far as invoices need to know them. It decides what the invoice of a shipment asks for.
 *
 * @param reference what the customer calls the order, such as the number of its purchase order
 * @param language ISO 639-1
 */
record Billable(
        OrderId order,
        String number,
        @Nullable CustomerNumber customer,
        String customerName,
        @Nullable String reference,
        Address billTo,
        Address shipTo,
        String language,
        PaymentTerms terms,
        String currency,
        boolean taxIncluded,
        List<Line> lines) {

    /** @param money for all units ordered */
    record Line(
            LineId id,
            int number,
            Sku sku,
            String name,
            @Nullable String kitName,
            long ordered,
            long unitPrice,
            LineMoney money) {

        private Invoice.Line shipped(long before, long units) {
            if (before + units > ordered) {
                throw new IllegalStateException("%d more of line %d shipped, but %d of %d are invoiced already"
                        .formatted(units, number, before, ordered));
            }
            return new Invoice.Line(
                    id, number, sku, name, kitName, units, unitPrice, money.part(before, units, ordered));
        }
    }

    Billable {
        lines = List.copyOf(lines);
    }

    Accounts.Account account() {
        return new Accounts.Account(order, number, customer, customerName, currency);
    }

    /**
     * The invoice of {@code shipped}.
     *
     * @param before how many units of each line earlier invoices ask for: shipments may be billed in any order
     * @param on the day at the site that it left
     */
    Invoice invoice(Shipped shipped, Map<LineId, Long> before, LocalDate on) {
        var unknown = shipped.units().keySet().stream()
                .filter(line -> lines.stream().noneMatch(known -> known.id().equals(line)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("order %s has no lines %s".formatted(number, unknown));
        }
        var billed = lines.stream()
                .filter(line -> shipped.units().getOrDefault(line.id(), 0L) > 0)
                .sorted(Comparator.comparingInt(Line::number))
                .map(line -> line.shipped(
                        before.getOrDefault(line.id(), 0L), shipped.units().getOrDefault(line.id(), 0L)))
                .toList();
        return new Invoice(InvoiceId.next(), this, shipped, on, on.plusDays(terms.days()), billed);
    }
}
