package dev.baton.orders;

import dev.baton.orders.OrderEvent.UnitsShort;
import dev.baton.platform.events.Listener;
import dev.baton.worklist.KeepInLine;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Subject;
import dev.baton.worklist.Wrong;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts on the worklist what is the matter with orders, and takes off it what no longer is.
 *
 * <p>It looks at what is, and not at what has happened. Only that units were short cannot be seen of an order afterwards: it is raised
 * when it is told while they still wait, and gone when they no longer do. Most orders are fine, and only the others are read.
 */
@Component("orders.WorklistListener")
class WorklistListener implements Listener<OrderEvent> {

    private static final Set<String> SEEN =
            Set.of(OrderWork.ON_HOLD, OrderWork.UNPAID, OrderWork.WITHOUT_DATE, OrderWork.PROMISE_BROKEN);

    private final OrderQueries orders;
    private final KeepInLine worklist;

    WorklistListener(OrderQueries orders, KeepInLine worklist) {
        this.orders = orders;
        this.worklist = worklist;
    }

    @Override
    public Set<Class<? extends OrderEvent>> events() {
        return OrderEvent.WHAT_STOPS_OR_FREES;
    }

    @Override
    public void on(List<OrderEvent> events) {
        var told = events.stream().map(OrderEvent::order).collect(Collectors.toCollection(TreeSet::new));
        var troubled = orders.troubled(told);
        var views = orders.find(troubled).values();
        var missed = events.stream()
                .filter(UnitsShort.class::isInstance)
                .map(OrderEvent::order)
                .collect(Collectors.toSet());
        worklist.handle(new KeepInLine.Command(
                SEEN,
                ids(told),
                views.stream().flatMap(view -> wrongWith(view).stream()).toList()));
        told.removeIf(order -> troubled.contains(order) && !missed.contains(order));
        views.stream()
                .filter(view -> view.units(Quantities::backordered) == 0)
                .map(OrderView::id)
                .forEach(told::add);
        worklist.handle(new KeepInLine.Command(
                Set.of(OrderWork.UNITS_SHORT),
                ids(told),
                views.stream()
                        .filter(view -> missed.contains(view.id()) && view.units(Quantities::backordered) > 0)
                        .map(view -> wrong(
                                view,
                                OrderWork.UNITS_SHORT,
                                order(view),
                                Sentence.of(
                                        "worklist.wrong.short",
                                        view.units(Quantities::backordered),
                                        namesOfWaiting(view))))
                        .toList()));
    }

    private static List<Wrong> wrongWith(OrderView view) {
        var wrong = new ArrayList<Wrong>();
        if (view.stage() != Stage.OPEN) {
            return wrong;
        }
        view.holds().stream()
                .filter(WorklistListener::isForSomebody)
                .forEach(hold -> wrong.add(
                        wrong(view, kind(hold), new Subject("hold", hold.id(), view.number()), held(view, hold))));
        if (isPromiseBroken(view)) {
            wrong.add(wrong(
                    view,
                    OrderWork.PROMISE_BROKEN,
                    order(view),
                    Sentence.of("worklist.wrong.promise", firstPromise(view), Objects.requireNonNull(promise(view)))));
        }
        if (view.lines().stream().anyMatch(line -> line.quantities().backordered() > 0 && line.promisedOn() == null)) {
            wrong.add(wrong(
                    view,
                    OrderWork.WITHOUT_DATE,
                    order(view),
                    Sentence.of("worklist.wrong.no-date", view.units(Quantities::backordered), namesOfWaiting(view))));
        }
        return wrong;
    }

    /**
     * A hold that releases itself, or is released by what it waits for, needs nobody; a denied party and a doubt are work of their own,
     * and what waits for an approval stands in the list of approvals.
     */
    private static boolean isForSomebody(Hold hold) {
        return hold.isActive()
                && hold.releaseOn() == null
                && hold.reason() != HoldReason.RETURN
                && !hold.isFraudCheck()
                && !hold.isApprovalCheck()
                && (hold.reason() != HoldReason.DENIED_PARTY || !hold.placedBy().equals(PrepareOrder.PLACED_BY));
    }

    /** The site, or the item of the line. */
    private static String part(OrderView view, Hold hold) {
        var site = hold.site();
        return site != null
                ? site.value()
                : view.lines().stream()
                        .filter(line -> line.id().equals(hold.line()))
                        .map(line -> line.sku().value())
                        .findFirst()
                        .orElse("–");
    }

    private static String kind(Hold hold) {
        return hold.reason() == HoldReason.PAYMENT ? OrderWork.UNPAID : OrderWork.ON_HOLD;
    }

    private static Sentence held(OrderView view, Hold hold) {
        if (hold.reason() == HoldReason.PAYMENT && hold.note() != null) {
            return Sentence.of("worklist.wrong.unpaid", hold.note());
        }
        var reason = Sentence.KEY + "orders.hold." + hold.reason();
        if (!hold.isWhole()) {
            var part = part(view, hold);
            return hold.note() == null
                    ? Sentence.of("worklist.wrong.hold-part", reason, part)
                    : Sentence.of("worklist.wrong.hold-part-noted", reason, part, hold.note());
        }
        return hold.note() == null
                ? Sentence.of("worklist.wrong.hold", reason)
                : Sentence.of("worklist.wrong.hold-noted", reason, hold.note());
    }

    /** What still has to leave is expected later than the customer was told first. */
    private static boolean isPromiseBroken(OrderView view) {
        var now = promise(view);
        return now != null && now.isAfter(firstPromise(view));
    }

    private static @Nullable LocalDate promise(OrderView view) {
        return toLeave(view)
                .map(OrderView.Line::promisedOn)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private static LocalDate firstPromise(OrderView view) {
        return toLeave(view)
                .map(OrderView.Line::firstPromisedOn)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
    }

    private static Stream<OrderView.Line> toLeave(OrderView view) {
        return view.lines().stream()
                .filter(line -> line.quantities().open() + line.quantities().onTheFloor() > 0);
    }

    /** The first of them by name; the screen of the order shows all. */
    private static String namesOfWaiting(OrderView view) {
        return view.lines().stream()
                .filter(line -> line.quantities().backordered() > 0)
                .map(OrderView.Line::name)
                .findFirst()
                .orElse("");
    }

    private static Subject order(OrderView view) {
        return new Subject("order", view.id().value(), view.number());
    }

    private static Wrong wrong(OrderView view, String kind, Subject subject, Sentence what) {
        return new Wrong(
                kind,
                subject,
                view.id().value(),
                view.about(),
                "/orders/" + view.number(),
                what,
                view.vip(),
                view.money().currentTotal(),
                view.promisedOn());
    }

    private static List<UUID> ids(Collection<OrderId> orders) {
        return orders.stream().map(OrderId::value).toList();
    }
}
