package dev.baton.console.customers;

import dev.baton.customers.Customer;
import java.util.List;

/**
 * An address on the page of a customer.
 *
 * @param doubts why it may not be delivered to; none when it is verified
 */
public record AddressCard(Customer.KeptAddress kept, List<String> lines, List<String> doubts) {

    public AddressCard {
        lines = List.copyOf(lines);
        doubts = List.copyOf(doubts);
    }
}
