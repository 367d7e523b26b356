package dev.baton.console.items;

import dev.baton.catalog.ItemQueries;
import dev.baton.console.Finder;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds items for the search box: by what a scanner reads, else by words. */
@Component
@Order(30)
@WithinScope
class ItemFinder implements Finder {

    private final ItemQueries items;

    ItemFinder(ItemQueries items) {
        this.items = items;
    }

    @Override
    public List<Hit> find(String words, int limit) {
        if (!Caller.current().may("items:read")) {
            return List.of();
        }
        return items
                .scan(words)
                .map(scanned -> List.of(scanned.item()))
                .orElseGet(() ->
                        items.list(words, null, null, PageRequest.first(limit)).data())
                .stream()
                .map(item -> new Hit(
                        "items.one",
                        item.isKit() ? "box-multiple" : "tag",
                        item.nameEn(),
                        item.sku().value(),
                        "/items/" + item.sku()))
                .toList();
    }
}
