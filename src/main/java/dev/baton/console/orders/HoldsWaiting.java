package dev.baton.console.orders;

import dev.baton.console.Navigation;
import dev.baton.console.WaitingWork;
import dev.baton.orders.HoldFilter;
import dev.baton.orders.HoldQueries;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Holds that the reader sees to. */
@Component
@WithinScope
class HoldsWaiting implements WaitingWork {

    private final HoldQueries holds;

    HoldsWaiting(HoldQueries holds) {
        this.holds = holds;
    }

    @Override
    public Map<Navigation.Entry, Long> counts() {
        var me = Caller.current();
        return me.may("orders:read")
                ? Map.of(
                        Navigation.Entry.HOLDS,
                        holds.count(HoldFilter.of(me.name())).number())
                : Map.of();
    }
}
