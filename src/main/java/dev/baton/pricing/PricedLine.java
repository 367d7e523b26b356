package dev.baton.pricing;

import dev.baton.platform.money.Money;
import java.util.List;

/**
 * What a line costs, for all of its quantity.
 *
 * @param reference as in the request
 * @param gross unit price times quantity
 * @param net gross without discounts
 * @param shipping the line's part of the shipping charge and of charges by hand
 * @param tax on the goods and the shipping of this line; contained in them when the order's prices include tax
 * @param total what this line asks of the customer
 * @param parts of a kit, one per component, summing to the line; empty for an item
 */
public record PricedLine(
        int reference,
        Money unitPrice,
        Money gross,
        Money discount,
        Money net,
        Money shipping,
        Money tax,
        Money total,
        PriceSource source,
        List<LineDiscount> discounts,
        List<LineTax> taxes,
        List<KitPart> parts) {

    public PricedLine {
        discounts = List.copyOf(discounts);
        taxes = List.copyOf(taxes);
        parts = List.copyOf(parts);
    }

    PricedLine of(List<KitPart> parts) {
        return new PricedLine(
                reference, unitPrice, gross, discount, net, shipping, tax, total, source, discounts, taxes, parts);
    }
}
