package dev.baton.worklist;

import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong now.
 *
 * @param kind the code of one of the kinds that some capability knows
 * @param watched what was looked at to find it: of everything that concerns an order, the order
 * @param link where in the console it is seen
 * @param pressing one severity above what its kind has, such as for customers who must not wait
 * @param atRisk what may be lost; null when it is not about money
 */
public record Wrong(
        String kind,
        Subject subject,
        UUID watched,
        @Nullable AboutOrder order,
        String link,
        Sentence what,
        boolean pressing,
        @Nullable Money atRisk,
        @Nullable LocalDate promisedOn) {}
