package dev.baton.orders;

import dev.baton.network.SiteCode;
import dev.baton.orders.OrderEvent.OrderHeld;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order on hold, as a fix sees it.
 *
 * @param hold the one that the item is about, while it is active
 * @param others how many further holds stop it
 * @param reserved units that could go to a floor
 */
record HeldOrder(OrderView order, @Nullable Hold hold, long others, long reserved) {

    static HeldOrder of(OrderQueries orders, WorkItem item) {
        var order = orders.get(idOf(item));
        var hold = order.holds().stream()
                .filter(each ->
                        each.isActive() && each.id().equals(item.subject().id()))
                .findFirst()
                .orElse(null);
        return new HeldOrder(
                order,
                hold,
                order.holds().stream()
                        .filter(each -> each.isActive() && !each.equals(hold))
                        .count(),
                order.units(Quantities::reserved));
    }

    static OrderId idOf(WorkItem item) {
        return new OrderId(Objects.requireNonNull(item.order()).id());
    }

    /** What it takes to place the same hold again. */
    static Map<String, String> back(Hold hold) {
        var back = new HashMap<String, String>();
        back.put("reason", hold.reason().name());
        if (hold.note() != null) {
            back.put("note", hold.note());
        }
        if (hold.owner() != null) {
            back.put("owner", hold.owner());
        }
        if (hold.line() != null) {
            back.put("line", hold.line().toString());
        }
        if (hold.site() != null) {
            back.put("site", hold.site().value());
        }
        return back;
    }

    static Fix.Result holdAgain(
            HoldOrder holdOrder, HoldOwners owners, OrderQueries orders, WorkItem item, Map<String, String> back) {
        var line = back.get("line");
        var site = back.get("site");
        var outcome = holdOrder.handle(new HoldOrder.Command(
                        idOf(item),
                        HoldReason.valueOf(Objects.requireNonNull(back.get("reason"))),
                        back.get("note"),
                        null,
                        owners.still(back.get("owner")),
                        null)
                .of(line == null ? null : LineId.of(line), site == null ? null : new SiteCode(site)));
        return outcome instanceof OrderHeld
                ? new Fix.Done(
                        Sentence.of(
                                "worklist.fix.held-again",
                                orders.get(idOf(item)).number()),
                        false,
                        null)
                : new Fix.Refused(Sentence.of("worklist.fix.nothing-to-hold"));
    }

    static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
