package dev.baton.billing;

import dev.baton.customers.Customer;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.customers.PaymentTerms;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.Columns;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads orders and their customers as far as invoices need them, in a fixed number of statements. */
@Component
class Billables {

    /** A guest is written to in the language of the shop. */
    private static final String GUEST_LANGUAGE = "en";

    private final OrderQueries orders;
    private final CustomerQueries customers;

    Billables(OrderQueries orders, CustomerQueries customers) {
        this.orders = orders;
        this.customers = customers;
    }

    Map<OrderId, Billable> find(Collection<OrderId> wanted) {
        var found = orders.find(wanted);
        var accounts = customers.find(found.values().stream()
                .map(OrderView::customer)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var billables = new HashMap<OrderId, Billable>();
        found.forEach((id, order) -> billables.put(id, billable(order, customer(order.customer(), accounts))));
        return billables;
    }

    private static @Nullable Customer customer(
            @Nullable CustomerNumber number, Map<CustomerNumber, Customer> accounts) {
        return number == null ? null : accounts.get(number);
    }

    private static Billable billable(OrderView order, @Nullable Customer customer) {
        return new Billable(
                order.id(),
                order.number(),
                order.customer(),
                order.customerName(),
                order.externalReference(),
                customer == null ? order.shipTo() : customer.defaultBillTo().orElse(order.shipTo()),
                order.shipTo(),
                customer == null ? GUEST_LANGUAGE : customer.language(),
                customer == null ? PaymentTerms.PREPAID : customer.paymentTerms(),
                order.currency(),
                order.taxIncluded(),
                order.lines().stream().map(line -> line(order, line)).toList());
    }

    private static Billable.Line line(OrderView order, OrderView.Line line) {
        var money = line.money();
        var kit = line.kit();
        return new Billable.Line(
                line.id(),
                line.number(),
                line.sku(),
                line.name(),
                kit == null ? null : kit.name(),
                line.quantities().ordered(),
                money.unitPrice().minor(),
                new LineMoney(
                        order.taxIncluded(),
                        money.gross().minor(),
                        money.discount().minor(),
                        money.net().minor(),
                        money.shipping().minor(),
                        money.tax().minor(),
                        money.total().minor(),
                        taxes(line)));
    }

    /**
     * As pricing said them for the item or, for a component, for its whole kit: then the component carries its share of each.
     * A tax that pricing did not explain is shown without a name.
     */
    private static List<LineMoney.Tax> taxes(OrderView.Line line) {
        long tax = line.money().tax().minor();
        var said = new ArrayList<LineMoney.Tax>();
        for (var one : line.pricing().path("taxes")) {
            said.add(new LineMoney.Tax(
                    one.path("name").asString(),
                    one.path("ratePpm").asInt(),
                    minor(one.path("base")),
                    minor(one.path("amount"))));
        }
        long sum = said.stream().mapToLong(LineMoney.Tax::amount).sum();
        if (sum == tax) {
            return said;
        }
        if (sum == 0) {
            return List.of(new LineMoney.Tax("", 0, line.money().net().minor(), tax));
        }
        var amounts = Split.byWeight(tax, Columns.longs(said, LineMoney.Tax::amount));
        return IntStream.range(0, amounts.length)
                .mapToObj(i -> said.get(i).carrying(amounts[i]))
                .toList();
    }

    private static long minor(JsonNode money) {
        return Money.parse(
                        money.path("amount").asString(), money.path("currency").asString())
                .minor();
    }
}
