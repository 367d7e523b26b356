package dev.baton.console.fulfilment;

import dev.baton.console.Finder;
import dev.baton.fulfilment.FulfilmentFilter;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentRow;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the work on a floor by its number, which a picker reads off a pick list, and opens it where it stands. */
@Component
@WithinScope
class FloorFinder implements Finder {

    private final FulfilmentQueries fulfilment;

    FloorFinder(FulfilmentQueries fulfilment) {
        this.fulfilment = fulfilment;
    }

    @Override
    public List<Hit> find(String words, int limit) {
        var text = words.strip().toUpperCase(Locale.ROOT);
        if (!Caller.current().may("fulfilment:read") || !text.startsWith("FO")) {
            return List.of();
        }
        var filter = new FulfilmentFilter(null, Set.of(), null, null, text);
        return fulfilment.list(filter, PageRequest.first(limit)).data().stream()
                .map(row -> new Hit("floor.kind", "hand-grab", row.number(), row.customerName(), href(row)))
                .toList();
    }

    private static String href(FulfilmentRow row) {
        boolean packing = row.status() == FulfilmentStatus.PICKED || row.status() == FulfilmentStatus.PACKED;
        return (packing ? "/pack/" : "/pick/") + row.number();
    }
}
