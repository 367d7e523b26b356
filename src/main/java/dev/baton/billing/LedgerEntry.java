package dev.baton.billing;

import dev.baton.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement of an order's money.
 *
 * @param amount what the customer owes more (positive) or less (negative) since then
 * @param invoice the one it is about; null for a refund, and for a payment that names none
 * @param actor who moved it
 */
public record LedgerEntry(
        UUID id,
        Kind kind,
        Money amount,
        UUID document,
        String documentNumber,
        @Nullable InvoiceId invoice,
        Instant at,
        String actor) {

    public enum Kind {
        /** An invoice asks for it. */
        CHARGE,
        /** A credit memo takes it back from an invoice. */
        CREDIT,
        /** The customer has paid it. */
        PAYMENT,
        /** It is given back to the customer. */
        REFUND
    }
}
