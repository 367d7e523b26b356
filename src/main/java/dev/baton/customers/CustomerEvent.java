package dev.baton.customers;

import dev.baton.platform.events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What happens to an account that somebody above may care about. */
public sealed interface CustomerEvent extends Event {

    CustomerNumber customer();

    /** Events of one customer are told in order. */
    @Override
    default UUID subject() {
        return UUID.nameUUIDFromBytes(("customer " + customer()).getBytes(StandardCharsets.UTF_8));
    }

    /** Its terms, its limit, or how long it may be overdue. */
    record CreditTermsChanged(CustomerNumber customer, Instant at) implements CustomerEvent {}
}
