package dev.baton.orders;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.web.EntityTags;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a customer calls items: all of them, in the place of what was said before. */
@UseCase
public class SayPartNumbers {

    /** @param ifMatch the version of the list that the caller saw; null when it does not care */
    public record Command(
            CustomerNumber customer,
            List<PartNumber> numbers,
            @Nullable String ifMatch) {

        public Command {
            numbers = List.copyOf(numbers);
        }
    }

    private final PartNumbers partNumbers;
    private final CustomerQueries customers;
    private final ItemQueries items;
    private final Audit audit;

    SayPartNumbers(PartNumbers partNumbers, CustomerQueries customers, ItemQueries items, Audit audit) {
        this.partNumbers = partNumbers;
        this.customers = customers;
        this.items = items;
        this.audit = audit;
    }

    /** @throws Invalid by {@code numbers[i].number} and {@code numbers[i].sku} */
    public PartNumberQueries.Said handle(Command command) {
        var customer = customers.get(command.customer()).number();
        EntityTags.check(command.ifMatch(), partNumbers.lock(customer));
        check(command.numbers());
        var before = partNumbers.of(customer);
        var said = command.numbers();
        partNumbers.replace(customer, said);
        audit.record("customer", customer, "part-numbers-said", Changed.of(before, said), Changed.of(said, before));
        return new PartNumberQueries.Said(partNumbers.of(customer), partNumbers.version(customer));
    }

    /** What of a list is not in another: a trail of thousands that stay would say nothing. */
    private record Changed(List<PartNumber> numbers) {

        static Changed of(List<PartNumber> some, List<PartNumber> others) {
            var there = new HashSet<>(others);
            return new Changed(
                    some.stream().filter(number -> !there.contains(number)).toList());
        }
    }

    private void check(List<PartNumber> numbers) {
        var invalid = new Invalid.Collector();
        invalid.require(numbers.size() <= PartNumber.MOST, "numbers", () -> "has at most %d".formatted(PartNumber.MOST))
                .throwIfAny();
        var known = items.known(numbers.stream().map(PartNumber::sku).collect(Collectors.<Sku>toSet()));
        var seen = new HashSet<String>();
        for (int i = 0; i < numbers.size(); i++) {
            var number = numbers.get(i);
            invalid.require(
                            number.isWritable(),
                            "numbers[%d].number".formatted(i),
                            () -> "must have 1 to %d characters on one line".formatted(PartNumber.LONGEST))
                    .require(seen.add(number.key()), "numbers[%d].number".formatted(i), "is named twice")
                    .require(
                            known.containsKey(number.sku()),
                            "numbers[%d].sku".formatted(i),
                            () -> "there is no item %s".formatted(number.sku()));
        }
        invalid.throwIfAny();
    }
}
