package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** What begins with {@code typed}, the first {@code limit} of them. */
    public List<PartNumber> beginning(CustomerNumber customer, String typed, int limit) {
        return partNumbers.beginning(customer, typed, limit);
    }

    /** What {@code customer} means by {@code number}. */
    public Optional<Sku> find(CustomerNumber customer, String number) {
        return Optional.ofNullable(find(customer, Set.of(number)).get(number));
    }

    /** What {@code customer} means by each of {@code numbers}, without those that it does not know. */
    public Map<String, Sku> find(CustomerNumber customer, Set<String> numbers) {
        var meant =
                partNumbers.find(customer, numbers.stream().map(PartNumber::key).collect(Collectors.toSet()));
        return numbers.stream()
                .filter(number -> meant.containsKey(PartNumber.key(number)))
                .collect(Collectors.toMap(Function.identity(), number -> meant.get(PartNumber.key(number))));
    }
}
