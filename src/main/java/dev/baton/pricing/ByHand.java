package dev.baton.pricing;

import java.util.List;

/** What a person takes off a basket's price, and what they add to it. */
public record ByHand(List<ManualDiscount> discounts, List<ManualCharge> charges) {

    public static final ByHand NOTHING = new ByHand(List.of(), List.of());

    public ByHand {
        discounts = List.copyOf(discounts);
        charges = List.copyOf(charges);
    }
}
