package dev.baton.customers;

import dev.baton.customers.CustomerEvent.CreditTermsChanged;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Counters;
import dev.baton.platform.events.Outbox;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens an account, or changes one. Nothing is ever taken away: an account is disabled. */
@UseCase
public class DefineCustomer {

    private static final String COUNTER = "customers";

    /** The first number that is counted is the one after this. */
    private static final long COUNTED_FROM = 1000;

    /**
     * @param customer a number is counted for it when it is {@link CustomerNumber#UNCOUNTED}
     * @param expectedVersion what the caller last saw, 0 for a customer that must be new; null when it does not care
     */
    public record Command(Customer customer, @Nullable Long expectedVersion) {}

    public sealed interface Outcome {}

    public record Opened(Customer customer) implements Outcome {}

    public record Changed(Customer customer) implements Outcome {}

    public record NumberTaken(CustomerNumber number) implements Outcome {}

    public record ChangedMeanwhile(CustomerNumber number, int version) implements Outcome {}

    private final Customers customers;
    private final Counters counters;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    DefineCustomer(Customers customers, Counters counters, Audit audit, Outbox outbox, Clock clock) {
        this.customers = customers;
        this.counters = counters;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var customer = command.customer();
        var number = customer.number();
        if (number.equals(CustomerNumber.UNCOUNTED)) {
            return openCounted(customer.version(1));
        }
        var expected = command.expectedVersion();
        var before = customers.find(List.of(number)).get(number);
        if (before == null) {
            return open(customer.version(1));
        }
        if (expected != null && expected == 0) {
            return new NumberTaken(number);
        }
        if (expected != null && expected != before.version()) {
            return new ChangedMeanwhile(number, before.version());
        }
        return change(before, customer);
    }

    private Outcome change(Customer before, Customer customer) {
        if (!customers.change(customer.version(before.version()))) {
            return new ChangedMeanwhile(customer.number(), before.version() + 1);
        }
        var after = customer.version(before.version() + 1);
        audit.record("customer", customer.number(), "changed", before, after);
        if (after.isOnOtherCreditThan(before)) {
            outbox.add(new CreditTermsChanged(after.number(), clock.instant()));
        }
        return new Changed(after);
    }

    private Outcome open(Customer customer) {
        return customers.add(customer) ? opened(customer) : new NumberTaken(customer.number());
    }

    /** Numbers that were given by hand may stand in the way of the count; then it goes on behind the highest of them. */
    private Outcome openCounted(Customer customer) {
        long number = counters.next(COUNTER, COUNTED_FROM, 1);
        var counted = customer.numbered(CustomerNumber.counted(number));
        while (!customers.add(counted)) {
            int step = Math.toIntExact(Math.max(1, customers.highestCounted() + 1 - number));
            number = counters.next(COUNTER, COUNTED_FROM, step) + step - 1;
            counted = customer.numbered(CustomerNumber.counted(number));
        }
        return opened(counted);
    }

    private Opened opened(Customer customer) {
        audit.record("customer", customer.number(), "opened", null, customer);
        return new Opened(customer);
    }
}
