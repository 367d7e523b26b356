package dev.baton.pricing;

import dev.baton.catalog.Sku;
import dev.baton.platform.money.Money;

/**
 * What one component carries of its kit's money, so that a part of a kit can be shipped, returned and refunded.
 *
 * @param unitPrice of one unit of the component, rounded down; {@code gross} is exact
 * @param gross for all of the component's units on the line, as the rest
 */
public record KitPart(
        Sku sku, Money unitPrice, Money gross, Money discount, Money net, Money shipping, Money tax, Money total) {}
