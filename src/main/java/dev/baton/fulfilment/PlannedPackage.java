package dev.baton.fulfilment;

import java.util.List;

/**
 * A package as it would be packed.
 *
 * @param weightGrams of goods and packaging
 */
public record PlannedPackage(Packaging packaging, long weightGrams, List<FulfilmentView.Content> contents) {}
