package dev.baton.console.customers;

import dev.baton.console.Finder;
import dev.baton.customers.CustomerQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds customers for the search box, by number, name, mail or telephone. */
@Component
@Order(20)
@WithinScope
class CustomerFinder implements Finder {

    private final CustomerQueries customers;

    CustomerFinder(CustomerQueries customers) {
        this.customers = customers;
    }

    @Override
    public List<Hit> find(String words, int limit) {
        if (!Caller.current().may("customers:read")) {
            return List.of();
        }
        return customers.list(words, null, null, PageRequest.first(limit)).data().stream()
                .map(customer -> new Hit(
                        "customers.one",
                        "user",
                        customer.name(),
                        customer.number().value(),
                        "/customers/" + customer.number()))
                .toList();
    }
}
