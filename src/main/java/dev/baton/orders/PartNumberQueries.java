package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what customers call items. */
@Component
@Transactional(readOnly = true)
public class PartNumberQueries {

    /** @param version of the list, 0 where nothing was ever said */
    public record Said(List<PartNumber> numbers, int version) {

        public Said {
            numbers = List.copyOf(numbers);
        }
    }

    private final PartNumbers partNumbers;

    PartNumberQueries(PartNumbers partNumbers) {
        this.partNumbers = partNumbers;
    }

    /** All of a customer's, by number. */
    public Said of(CustomerNumber customer) {
        return new Said(partNumbers.of(customer), partNumbers.version(customer));
    }

    /** What {@code customer} means by {@code number}. */
    public Optional<Sku> find(CustomerNumber customer, String number) {
        return partNumbers.find(customer, number);
    }
}
