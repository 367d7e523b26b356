package dev.baton.pricing;

import dev.baton.platform.money.Money;
import java.util.List;

/**
 * What a basket costs. Every amount is the sum of the same amount over the lines.
 *
 * @param goods before discounts
 * @param net goods without discounts
 * @param shipping what is asked besides the goods: the carriage, and {@code charges}
 * @param tax added to net and shipping, or contained in them when {@code taxIncluded}
 * @param total {@code net + shipping + tax}, or {@code net + shipping} when {@code taxIncluded}
 * @param notes what is worth knowing about how it came about
 */
public record PricedOrder(
        String currency,
        List<PricedLine> lines,
        Money goods,
        Money discount,
        Money net,
        Money shipping,
        Money tax,
        Money total,
        boolean taxIncluded,
        List<AppliedDiscount> discounts,
        List<AppliedTax> taxes,
        List<AppliedCharge> charges,
        List<PricingNote> notes) {

    public PricedOrder {
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        taxes = List.copyOf(taxes);
        charges = List.copyOf(charges);
        notes = List.copyOf(notes);
    }
}
