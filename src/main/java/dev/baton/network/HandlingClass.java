package dev.baton.network;

/** How goods must be treated: what a site must be able to do, and what packaging must provide. */
public enum HandlingClass {
    STANDARD,
    FOOD_SAFE,
    FRAGILE,
    COLD
}
