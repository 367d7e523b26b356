package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.orders.LineId;

/**
 * Units of one line of an order that a site is to pick, pack and ship.
 *
 * @param weightGrams of one unit
 */
public record Work(
        LineId line, int number, Sku sku, String name, HandlingClass handlingClass, long weightGrams, long quantity) {}
