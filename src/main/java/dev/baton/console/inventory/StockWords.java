package dev.baton.console.inventory;

import dev.baton.catalog.Sku;
import dev.baton.console.Choice;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.network.Site;
import dev.baton.network.SiteCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the screens of stock say alike, and how they read an address. */
final class StockWords {

    private StockWords() {}

    static List<Tab> tabs(Ui ui) {
        return List.of(
                tab(ui, "stock.balances", "/balances"),
                tab(ui, "stock.ledger", "/balances/ledger"),
                tab(ui, "stock.arrivals", "/balances/expected"));
    }

    private static Tab tab(Ui ui, String key, String href) {
        return new Tab(ui.t(key), href, null, ui.path().equals(href));
    }

    static List<Choice> choices(List<Site> sites) {
        return sites.stream()
                .map(site -> new Choice(site.code().value(), site.code().value() + " · " + site.name()))
                .toList();
    }

    /** The site that an address names; empty when it names none that there is. */
    static Optional<Site> site(List<Site> sites, @Nullable String code) {
        return sites.stream().filter(site -> site.code().value().equals(code)).findFirst();
    }

    static @Nullable SiteCode code(List<Site> sites, @Nullable String code) {
        return site(sites, code).map(Site::code).orElse(null);
    }

    static @Nullable Sku sku(@Nullable String text) {
        return text == null ? null : Sku.tryOf(text).orElse(null);
    }
}
