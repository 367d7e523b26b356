package dev.baton.screening;

import dev.baton.customers.Address;
import dev.baton.orders.Hold;
import dev.baton.orders.HoldOrder;
import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.ReleaseHold;
import dev.baton.orders.Stage;
import dev.baton.platform.UseCase;
import dev.baton.worklist.KeepInLine;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Subject;
import dev.baton.worklist.Wrong;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the names of orders with the lists: holds those that look like somebody on one, lets go what no longer does, and brings
 * the worklist in line. It looks at how things stand, so the same order twice, or late, changes nothing.
 */
@UseCase
public class ScreenOrders {

    /** How many orders are now held for a party on a list. */
    public record OrdersScreened(int looked, int matched) {}

    private final OrderQueries orders;
    private final Parties parties;
    private final HoldOrder holdOrder;
    private final ReleaseHold releaseHold;
    private final KeepInLine worklist;

    ScreenOrders(
            OrderQueries orders, Parties parties, HoldOrder holdOrder, ReleaseHold releaseHold, KeepInLine worklist) {
        this.orders = orders;
        this.parties = parties;
        this.holdOrder = holdOrder;
        this.releaseHold = releaseHold;
        this.worklist = worklist;
    }

    public OrdersScreened handle(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return new OrdersScreened(0, 0);
        }
        var views = orders.find(ids).values().stream()
                .sorted(Comparator.comparing(OrderView::id))
                .toList();
        var concerned = views.stream()
                .filter(view -> view.stage() == Stage.OPEN && !view.history())
                .toList();
        var matches =
                parties.matches(concerned.stream().flatMap(ScreenOrders::names).collect(Collectors.toSet()));
        var wrong = new ArrayList<Wrong>();
        for (var view : concerned) {
            var found = matchesOf(view, matches);
            if (found.isEmpty()) {
                letGo(view);
            } else {
                hold(view, found.getFirst());
                wrong.add(wrong(view, found.getFirst()));
            }
        }
        worklist.handle(new KeepInLine.Command(
                Set.of(ScreeningWork.DENIED_PARTY),
                ids.stream().map(OrderId::value).toList(),
                wrong));
        return new OrdersScreened(concerned.size(), wrong.size());
    }

    /** The most alike first. */
    List<Match> matchesOf(OrderView view) {
        return matchesOf(view, parties.matches(names(view).toList()));
    }

    private static List<Match> matchesOf(OrderView view, Map<String, List<Match>> matches) {
        return names(view)
                .flatMap(name -> matches.getOrDefault(name, List.of()).stream())
                .sorted(Comparator.comparingInt(Match::score).reversed())
                .toList();
    }

    private static Stream<String> names(OrderView view) {
        Address to = view.shipTo();
        return Stream.of(view.customerName(), to.name(), to.company())
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .distinct();
    }

    static Stream<Hold> holdsOf(OrderView view) {
        return view.holds().stream().filter(hold -> hold.isActive() && hold.reason() == HoldReason.DENIED_PARTY);
    }

    private void hold(OrderView view, Match match) {
        if (holdsOf(view).findAny().isEmpty()) {
            var note = "“%s” looks like “%s” on the list %s (%d %%)"
                    .formatted(match.name(), match.listed(), match.list(), match.score());
            holdOrder.handle(new HoldOrder.Command(view.id(), HoldReason.DENIED_PARTY, note, null, null));
        }
    }

    /** Only what was placed by the screening: a person has reasons of their own. */
    private void letGo(OrderView view) {
        holdsOf(view)
                .filter(hold -> hold.placedBy().equals(ScreeningWork.BATON))
                .forEach(hold -> releaseHold.handle(
                        new ReleaseHold.Command(view.id(), hold.id(), "No list names it any more", null)));
    }

    private static Wrong wrong(OrderView view, Match match) {
        return new Wrong(
                ScreeningWork.DENIED_PARTY,
                new Subject("order", view.id().value(), view.number()),
                view.id().value(),
                view.about(),
                "/orders/" + view.id(),
                Sentence.of("worklist.wrong.denied-party", match.name(), match.listed(), match.list(), match.score()),
                match.score() == 100,
                view.money().currentTotal(),
                view.promisedOn());
    }
}
