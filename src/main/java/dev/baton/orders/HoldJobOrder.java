package dev.baton.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order of a job, and what became of it.
 *
 * @param position counted from 1
 * @param outcome null while it waits
 * @param why it was refused
 * @param holds those that were placed, or taken off; also of a refused order, some of whose holds were not the caller's to take off
 */
public record HoldJobOrder(
        int position,
        OrderId order,
        String orderNumber,
        @Nullable Outcome outcome,
        @Nullable Why why,
        List<UUID> holds,
        @Nullable Instant workedAt) {

    public HoldJobOrder {
        holds = List.copyOf(holds);
    }

    /** What became of an order. */
    public enum Outcome {
        DONE,
        /** It was held for that reason already, or had nothing left to release. */
        ALREADY,
        REFUSED
    }

    /** Why an order was refused. */
    public enum Why {
        /** Everything owed has shipped, or the order is cancelled. */
        NOTHING_TO_HOLD,
        /** The day on which the hold would release itself came before it was placed. */
        RELEASED_ALREADY,
        /** A hold waits for the customer's credit, and who started the job may not decide about that. */
        NEEDS_CREDIT,
        /** A hold is about a party that nobody may deal with, and who started the job may not decide about that. */
        NEEDS_SCREENING,
        /** A hold is about fraud, and who started the job may not decide about that. */
        NEEDS_FRAUD,
        /** A hold waits for a second person's approval, which alone takes it off. */
        NEEDS_APPROVAL,
        /** It broke on our side; nothing was half done. */
        BROKEN;

        static Why of(String scope) {
            return switch (scope) {
                case Hold.CREDIT_SCOPE -> NEEDS_CREDIT;
                case Hold.DENIED_PARTY_SCOPE -> NEEDS_SCREENING;
                case Hold.FRAUD_SCOPE -> NEEDS_FRAUD;
                default -> throw new IllegalStateException("no word for " + scope);
            };
        }
    }
}
