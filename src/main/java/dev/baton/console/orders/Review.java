package dev.baton.console.orders;

import dev.baton.catalog.Item;
import dev.baton.customers.Customer;
import dev.baton.platform.money.Money;
import dev.baton.pricing.ByHand;
import dev.baton.pricing.PricedOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an order would be if it were placed as it was typed.
 *
 * @param lines one for every row of the form
 * @param byHand what is taken off and added by hand; its lines are numbers of rows
 * @param errors by field, for the person who types
 * @param doubts why the address would hold it; empty when it is verified
 * @param preview what it would be as a whole; empty while something of it is missing or wrong
 * @param refusal why the company's rules would refuse it
 */
public record Review(
        Optional<Customer> customer,
        List<Line> lines,
        ByHand byHand,
        Optional<PricedOrder> price,
        Map<String, String> errors,
        List<String> doubts,
        boolean verified,
        Optional<Preview> preview,
        Optional<String> refusal) {

    /**
     * @param candidates items that the words may mean, when they mean no single one
     * @param units base units asked for; 0 when that cannot be read
     * @param waiting units that nothing is there for
     * @param instead what may be given instead, the preferred one first, and how many of it are there
     */
    public record Line(
            Optional<Item> item,
            List<Item> candidates,
            long units,
            Optional<Money> unitPrice,
            Optional<Money> net,
            List<Place> stock,
            long waiting,
            List<Instead> instead) {

        static Line nothing(List<Item> candidates) {
            return new Line(
                    Optional.empty(), candidates, 0, Optional.empty(), Optional.empty(), List.of(), 0, List.of());
        }

        Line costing(Money unitPrice, Money net, long waiting) {
            return new Line(item, candidates, units, Optional.of(unitPrice), Optional.of(net), stock, waiting, instead);
        }
    }

    public record Place(String site, long available) {}

    public record Instead(String sku, long available) {}

    Review with(Map<String, String> otherErrors) {
        return new Review(customer, lines, byHand, price, otherErrors, doubts, verified, preview, refusal);
    }

    Review previewed(Preview known) {
        return new Review(
                customer,
                known.on(lines),
                byHand,
                price,
                errors,
                doubts,
                verified,
                Optional.of(known),
                Optional.empty());
    }

    Review refused(String why) {
        return new Review(customer, lines, byHand, price, errors, doubts, verified, Optional.empty(), Optional.of(why));
    }

    public long units() {
        return lines.stream().mapToLong(Line::units).sum();
    }

    public long waiting() {
        return lines.stream().mapToLong(Line::waiting).sum();
    }

    public Optional<String> error(String field) {
        return Optional.ofNullable(errors.get(field));
    }
}
