package dev.baton.orders;

import dev.baton.worklist.Severity;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What can be the matter with an order that a person must look at. */
@Component
public class OrderWork implements WorkKinds {

    public static final String ON_HOLD = "ORDER_ON_HOLD";
    public static final String UNPAID = "ORDER_UNPAID";
    static final String WITHOUT_DATE = "ORDER_WITHOUT_DATE";
    static final String PROMISE_BROKEN = "PROMISE_BROKEN";
    static final String UNITS_SHORT = "UNITS_SHORT";
    static final String HELD_LONG = "ORDER_HELD_LONG";
    static final String WAITS_LONG = "ORDER_WAITS_LONG";

    /** The kinds for which units of the order wait for stock. */
    public static final Set<String> UNITS_WAIT = Set.of(WITHOUT_DATE, PROMISE_BROKEN, UNITS_SHORT, WAITS_LONG);

    @Override
    public List<WorkKind> kinds() {
        return List.of(
                new WorkKind(ON_HOLD, "orders", Severity.NORMAL, 240, null),
                new WorkKind(UNPAID, "orders", Severity.NORMAL, 240, "PAYMENT"),
                new WorkKind(WITHOUT_DATE, "orders", Severity.NORMAL, 480, "SUPPLY"),
                new WorkKind(PROMISE_BROKEN, "orders", Severity.HIGH, 240, "SUPPLY"),
                new WorkKind(UNITS_SHORT, "orders", Severity.HIGH, 120, "STOCK_RECORD"));
    }
}
