package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.customers.ComplianceTerms;
import dev.baton.inventory.Stock;
import dev.baton.network.HandlingClass;
import dev.baton.network.Site;
import dev.baton.orders.OrderLine.Allocation;
import dev.baton.orders.OrderLine.Amounts;
import dev.baton.orders.OrderLine.Kit;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.security.Caller;
import dev.baton.sourcing.SourcingPlanner;
import dev.baton.sourcing.SourcingRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An order verified and priced, before it has a number and stock.
 *
 * @param head without a number
 * @param sourcing what is wanted of whom; line {@code want} and {@code part} refer to it
 * @param terms what the customer demands of orders
 * @param truth of the master data by which it was made; null when that was read from the database for this order alone
 */
record Draft(
        OrderId id,
        Order.Head head,
        List<Line> lines,
        List<Hold> holds,
        SourcingRequest sourcing,
        @Nullable String idempotencyKey,
        Caller caller,
        Instant at,
        ComplianceTerms terms,
        Generations.@Nullable Stamp truth)
        implements PlaceOrder.Prepared {

    /** By what it may be asked for again; its number is counted later. */
    EarlierOrders.Names names() {
        return new EarlierOrders.Names(null, idempotencyKey, head.channel(), head.externalReference());
    }

    /** As the rules found it. */
    Draft found(Order.Head judged, List<Hold> next) {
        return new Draft(id, judged, lines, next, sourcing, idempotencyKey, caller, at, terms, truth);
    }

    /** Put right; asked for again as {@code asked}, it is the same order. */
    Draft askedAs(Draft asked) {
        return found(head.askedAs(asked.head), holds);
    }

    /** Of master data that was just read, and need not be compared again. */
    Draft justRead() {
        return new Draft(id, head, lines, holds, sourcing, idempotencyKey, caller, at, terms, null);
    }

    record Line(
            LineId id,
            int number,
            Sku sku,
            String name,
            HandlingClass handlingClass,
            long weightGrams,
            @Nullable Kit kit,
            long ordered,
            Amounts money,
            JsonNode pricing,
            int want,
            int part)
            implements OrderFacts.Line {

        Line withId(LineId id) {
            return new Line(
                    id, number, sku, name, handlingClass, weightGrams, kit, ordered, money, pricing, want, part);
        }

        Sourced.Slot slot() {
            return new Sourced.Slot(id, sku, want, part, kit == null ? 1 : kit.perUnit());
        }

        /** The line of an order that is over: all of it has arrived, or none. */
        OrderLine past(boolean isCancelled) {
            long arrived = isCancelled ? 0 : ordered;
            return on(new Quantities(ordered, ordered - arrived, 0, 0, 0, 0, 0, arrived, arrived, 0), List.of(), null);
        }

        /** The line with its stock, as it stands on an order. */
        OrderLine with(Sourced sourced) {
            var allocations = sourced.allocationsOf(id);
            long reserved = allocations.stream().mapToLong(Allocation::quantity).sum();
            return on(Quantities.placed(ordered, reserved), allocations, sourced.promisedOn(id));
        }

        private OrderLine on(Quantities quantities, List<Allocation> allocations, @Nullable LocalDate promisedOn) {
            return new OrderLine(
                    id,
                    number,
                    sku,
                    name,
                    handlingClass,
                    weightGrams,
                    kit,
                    quantities,
                    promisedOn,
                    promisedOn,
                    money,
                    allocations,
                    pricing);
        }
    }

    /** With the stock it would get; nothing is taken. */
    Sourced sourced(Stock stock, Collection<Site> network) {
        var plan = SourcingPlanner.plan(sourcing, stock, network);
        return Sourced.of(id, plan, lines.stream().map(Line::slot).toList());
    }

    /** Only with its stock is it known whether it arrives when the customer takes it. */
    Order order(String number, Sourced sourced) {
        var order = new Order(
                id,
                head.numbered(number),
                Stage.OPEN,
                lines.stream().map(line -> line.with(sourced)).toList(),
                holds,
                Order.FIRST_VERSION);
        return TermsCheck.hold(terms, order, at).map(order::alsoHeld).orElse(order);
    }

    Set<Sku> skus() {
        return lines.stream().map(Line::sku).collect(Collectors.toSet());
    }
}
