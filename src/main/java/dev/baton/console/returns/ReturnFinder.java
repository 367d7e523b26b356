package dev.baton.console.returns;

import dev.baton.console.Finder;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.returns.ReturnFilter;
import dev.baton.returns.ReturnQueries;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds returns and claims for the search box, by number, order or tracking number. */
@Component
@Order(50)
class ReturnFinder implements Finder {

    private final ReturnQueries returns;

    ReturnFinder(ReturnQueries returns) {
        this.returns = returns;
    }

    @Override
    public List<Hit> find(String words, int limit) {
        if (!Caller.current().may("returns:read") || words.chars().noneMatch(Character::isDigit)) {
            return List.of();
        }
        var hits = new ArrayList<Hit>();
        returns.list(new ReturnFilter(List.of(), null, null, null, false, null, null, words), PageRequest.first(limit))
                .data()
                .forEach(row -> hits.add(new Hit(
                        "returns.kind",
                        "truck-return",
                        row.number(),
                        row.customerName() + " · " + row.orderNumber(),
                        "/returns/" + row.number())));
        returns.claims(null, null, null, words, PageRequest.first(limit))
                .data()
                .forEach(claim -> hits.add(new Hit(
                        "returns.claim",
                        "flag",
                        claim.number(),
                        claim.customerName() + " · " + claim.orderNumber(),
                        "/claims/" + claim.number())));
        return hits.stream().limit(limit).toList();
    }
}
