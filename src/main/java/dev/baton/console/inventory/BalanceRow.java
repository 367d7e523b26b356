package dev.baton.console.inventory;

import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One item at one site, in the grid of balances. */
public record BalanceRow(
        Sku sku,
        String nameEn,
        String nameEs,
        SiteCode site,
        @Nullable String bin,
        long onHand,
        long reserved,
        long available,
        long expected,
        @Nullable LocalDate nextDue) {

    public String name(String language) {
        return language.equals("es") ? nameEs : nameEn;
    }
}
