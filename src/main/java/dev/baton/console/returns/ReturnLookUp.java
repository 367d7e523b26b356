package dev.baton.console.returns;

import dev.baton.console.orders.OrderLookUp;
import dev.baton.orders.OrderView;
import dev.baton.returns.Claim;
import dev.baton.returns.ClaimId;
import dev.baton.returns.ReturnId;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnView;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The return, claim or order that an address names: by its number, as people do, or by its id, as programs do. */
@Component
class ReturnLookUp {

    private final ReturnQueries returns;
    private final OrderLookUp orders;

    ReturnLookUp(ReturnQueries returns, OrderLookUp orders) {
        this.returns = returns;
        this.orders = orders;
    }

    ReturnView get(String name) {
        return returns.get(returns.called(name).orElseGet(() -> ReturnId.of(name)));
    }

    Claim claim(String name) {
        return returns.claim(
                returns.claimByNumber(name.toUpperCase(Locale.ROOT)).orElseGet(() -> ClaimId.of(name)));
    }

    OrderView order(String name) {
        return orders.get(name);
    }
}
