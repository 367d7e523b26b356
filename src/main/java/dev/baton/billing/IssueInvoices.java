package dev.baton.billing;

import dev.baton.billing.BillingEvent.InvoiceIssued;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderId;
import dev.baton.platform.UseCase;
import dev.baton.platform.data.Counters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Issues the invoices of shipments that have left, one each, however often and in whatever order it is told of them.
 *
 * <p>An invoice asks for the parts of the order's money that its units carry, so the invoices of an order that ships whole sum
 * to the order, to the cent. Its date is the day at the site on which the shipment left.
 */
@UseCase
public class IssueInvoices {

    private static final String COUNTER = "invoices";

    /** The number before the first. */
    static final long COUNTED_FROM = 100_000;

    public record Command(List<Shipped> shipments) {

        public Command {
            shipments = List.copyOf(shipments);
        }
    }

    public sealed interface Outcome {}

    /** Without those whose invoice was there already. */
    public record Issued(List<InvoiceIssued> invoices) implements Outcome {}

    private final Billables billables;
    private final Invoices invoices;
    private final Books books;
    private final SiteQueries sites;
    private final Counters counters;

    IssueInvoices(Billables billables, Invoices invoices, Books books, SiteQueries sites, Counters counters) {
        this.billables = billables;
        this.invoices = invoices;
        this.books = books;
        this.sites = sites;
        this.counters = counters;
    }

    public Outcome handle(Command command) {
        var orders = lock(command.shipments());
        var billed = invoices.billed(
                command.shipments().stream().map(Shipped::shipment).toList());
        var wanted = command.shipments().stream()
                .filter(shipped -> !billed.contains(shipped.shipment()))
                .collect(Collectors.toMap(Shipped::shipment, shipped -> shipped, (first, _) -> first))
                .values();
        return new Issued(record(decide(wanted, orders)));
    }

    private Map<OrderId, Billable> lock(List<Shipped> shipments) {
        var orders =
                billables.find(shipments.stream().map(Shipped::order).distinct().toList());
        shipments.stream()
                .filter(shipped -> !orders.containsKey(shipped.order()))
                .forEach(shipped -> {
                    throw new IllegalStateException("%s ships an order that is not there".formatted(shipped));
                });
        if (!shipments.isEmpty()) {
            var latest = shipments.stream().map(Shipped::at).max(Comparator.naturalOrder());
            books.lock(orders.values().stream().map(Billable::account).toList(), latest.orElseThrow());
        }
        return orders;
    }

    /** The units of one shipment follow on those of the one before, so each order is decided in one go. */
    private List<Invoice> decide(Collection<Shipped> shipments, Map<OrderId, Billable> orders) {
        var units = invoices.unitsBilled(orders.keySet());
        var zones = zones(shipments);
        var decided = new ArrayList<Invoice>();
        shipments.stream()
                .sorted(Comparator.comparing(Shipped::at).thenComparing(Shipped::number))
                .forEach(shipped -> {
                    var day = LocalDate.ofInstant(shipped.at(), zones.getOrDefault(shipped.site(), ZoneOffset.UTC));
                    var billable =
                            Optional.ofNullable(orders.get(shipped.order())).orElseThrow();
                    decided.add(billable.invoice(shipped, units, day));
                    shipped.units().forEach((line, quantity) -> units.merge(line, quantity, Long::sum));
                });
        return decided;
    }

    private Map<SiteCode, ZoneId> zones(Collection<Shipped> shipments) {
        return shipments.isEmpty()
                ? Map.of()
                : sites.list().stream()
                        .collect(Collectors.toMap(
                                Site::code, site -> site.calendar().zone()));
    }

    /** Counts last: from then on everybody else who issues an invoice waits. */
    private List<InvoiceIssued> record(List<Invoice> decided) {
        if (decided.isEmpty()) {
            return List.of();
        }
        long first = counters.next(COUNTER, COUNTED_FROM, decided.size());
        var numbered = IntStream.range(0, decided.size())
                .mapToObj(i -> new Invoice.Numbered(first + i, decided.get(i)))
                .toList();
        invoices.add(numbered);
        var events = numbered.stream().map(Invoice.Numbered::issued).toList();
        books.post(numbered.stream().map(Invoice.Numbered::charge).toList(), events);
        return events;
    }
}
