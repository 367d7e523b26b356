package dev.baton.customers;

import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.kept.Generations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about customers. */
@Service
@Transactional(readOnly = true)
public class CustomerQueries {

    private final Customers customers;

    CustomerQueries(Customers customers) {
        this.customers = customers;
    }

    public Customer get(CustomerNumber number) {
        return find(number).orElseThrow(() -> new NotFound("customer", number));
    }

    public Optional<Customer> find(CustomerNumber number) {
        return Optional.ofNullable(find(List.of(number)).get(number));
    }

    /** Those that are there, in one statement each for accounts, contacts and addresses, whatever their number. */
    public Map<CustomerNumber, Customer> find(Collection<CustomerNumber> numbers) {
        return customers.find(numbers);
    }

    /**
     * As {@link #find}, from memory: as it was less than a second ago. Whoever decides by it compares {@link Generations}
     * when the decision is recorded.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Customer> known(CustomerNumber number) {
        return Optional.ofNullable(customers.known(List.of(number)).get(number));
    }

    /** By number. The text's words must all occur in number, name, e-mail or digits of the telephone number. */
    public Page<CustomerSummary> list(
            @Nullable String text, Customer.@Nullable Type type, @Nullable String tag, PageRequest request) {
        return customers.list(text, type, tag, request);
    }
}
