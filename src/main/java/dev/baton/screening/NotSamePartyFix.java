package dev.baton.screening;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.Invalid;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** It is somebody else: that is remembered, so that nobody is asked again, and the order goes on. */
@Component
class NotSamePartyFix implements Fix {

    private final OrderQueries orders;
    private final ScreenOrders screenOrders;
    private final TellApart tellApart;

    NotSamePartyFix(OrderQueries orders, ScreenOrders screenOrders, TellApart tellApart) {
        this.orders = orders;
        this.screenOrders = screenOrders;
        this.tellApart = tellApart;
    }

    @Override
    public String code() {
        return "NOT_SAME_PARTY";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ScreeningWork.DENIED_PARTY);
    }

    @Override
    public String permission() {
        return "screening:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var view = orders.get(orderOf(item));
        var changes = new ArrayList<Sentence>();
        screenOrders
                .matchesOf(view)
                .forEach(match -> changes.add(Sentence.of(
                        "worklist.fix.told-apart", match.name(), match.listed(), match.list(), match.score())));
        changes.add(Sentence.of("worklist.fix.denied-hold-off", view.number()));
        return new Possible(changes, List.of(Ask.text("reason", "worklist.ask.why-not-same", "")), false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var reason = given.getOrDefault("reason", "");
        if (reason.isBlank()) {
            throw new Invalid("reason", "is needed");
        }
        tellApart.handle(orderOf(item), reason);
        return new Done(
                Sentence.of(
                        "worklist.fix.denied-hold-off",
                        orders.get(orderOf(item)).number()),
                true,
                null);
    }

    private static OrderId orderOf(WorkItem item) {
        return new OrderId(Objects.requireNonNull(item.order()).id());
    }
}
