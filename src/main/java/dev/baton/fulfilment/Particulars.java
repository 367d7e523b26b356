package dev.baton.fulfilment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the floor wants to know of the order behind its work.
 *
 * @param shipOn the day by which the first of it must leave
 */
public record Particulars(
        String orderNumber,
        String customerName,
        boolean vip,
        int priority,
        String shippingService,
        @Nullable LocalDate shipOn,
        @Nullable LocalDate promisedOn) {}
