/**
 * Goods on their way back: who may send what back and why, what has arrived and in which condition, what becomes of every unit,
 * what the customer gets for it, and whose fault it was.
 *
 * <p>Units that came back stand in this room's own append-only ledger until they are put on a shelf again. Announces
 * {@link dev.baton.returns.ReturnEvent}. Schema: {@code returns}. Published views: {@code returns.returns_view},
 * {@code returns.units_view}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "worklist",
            "worklist :: spi",
            "network",
            "catalog",
            "customers",
            "pricing",
            "inventory",
            "orders",
            "shipping",
            "shipping :: spi",
            "billing"
        })
@NullMarked
package dev.baton.returns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
