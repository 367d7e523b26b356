/** What things cost: price lists and their prices, taxes, and what customers pay for shipping. */
@NullMarked
package dev.baton.console.prices;

import org.jspecify.annotations.NullMarked;
