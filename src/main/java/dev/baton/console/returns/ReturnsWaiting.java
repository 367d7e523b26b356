package dev.baton.console.returns;

import dev.baton.console.Navigation;
import dev.baton.console.WaitingWork;
import dev.baton.platform.security.Caller;
import dev.baton.returns.ReturnQueries;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What of the returns waits for a person: to be decided, looked at, or paid for. */
@Component
class ReturnsWaiting implements WaitingWork {

    private final ReturnQueries returns;

    ReturnsWaiting(ReturnQueries returns) {
        this.returns = returns;
    }

    @Override
    public Map<Navigation.Entry, Long> counts() {
        return Caller.current().may("returns:read") ? Map.of(Navigation.Entry.RETURNS, returns.waiting()) : Map.of();
    }
}
