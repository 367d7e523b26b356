package dev.baton.orders;

import dev.baton.catalog.Sku;
import dev.baton.customers.Address;
import dev.baton.inventory.Reservation;
import dev.baton.inventory.Stock;
import dev.baton.network.Site;
import dev.baton.orders.OrderEvent.Change;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.sourcing.SourcingPlanner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order before and after something of it is different. Pure: the same order, draft, stock and network always give the same.
 *
 * <p>Lines that stay keep their identity. What a person holds stays held. What Baton holds because of the address, or because of a
 * rule, goes when that is in order, and comes when it no longer is.
 *
 * @param held what the order had reserved before
 * @param sourced what it gets now
 */
record Amendment(Order before, Order after, List<Reservation> held, Sourced sourced) {

    private static final String NO_LONGER_TRUE = "the rule is no longer true of the order";
    private static final String LINE_GONE = "its line is no longer on the order";
    private static final String ADDRESS_IN_ORDER = "the address is in order";
    private static final String TERMS_KEPT = "the customer’s requirements are met";
    private static final String ASKED_NO_LONGER = "what it waited for is no longer asked";

    /** What {@code draft} would change about an order, in words; empty when nothing. */
    static Map<String, Change> changes(Order before, Draft draft) {
        var was = before.head();
        var is = draft.head();
        var changes = new LinkedHashMap<String, Change>();
        put(changes, "lines", linesInWords(before), linesInWords(draft));
        put(changes, "shipTo", inWords(was.shipTo()), inWords(is.shipTo()));
        put(changes, "requestedOn", was.requestedOn(), is.requestedOn());
        put(changes, "discounts", givenInWords(was), givenInWords(is));
        put(changes, "notes", was.notes(), is.notes());
        put(changes, "priority", was.priority(), is.priority());
        put(changes, "shippingPolicy", was.shippingPolicy(), is.shippingPolicy());
        put(changes, "shippingService", was.shippingService(), is.shippingService());
        return changes;
    }

    /** The items whose stock decides about it. */
    static Set<Sku> skus(Order before, Draft draft) {
        var skus = new HashSet<>(draft.skus());
        before.lines().forEach(line -> skus.add(line.sku()));
        return skus;
    }

    /** @param stock in which what the order has reserved is still taken; it is given back here */
    static Amendment of(Order before, Draft draft, Stock stock, Collection<Site> network, Instant now) {
        var held = FillBackorders.reservations(before);
        held.forEach(reservation -> stock.giveBack(reservation.sku(), reservation.site(), reservation.quantity()));
        var kept = kept(before, draft);
        var plan = SourcingPlanner.plan(draft.sourcing(), stock, network);
        var sourced = Sourced.of(
                before.id(), plan, kept.stream().map(Draft.Line::slot).toList());
        return new Amendment(before, after(before, draft, kept, sourced, now), held, sourced);
    }

    /** The amendment, and which holds ended with it. */
    List<OrderEvent> told(OrderAmended amended) {
        var told = new ArrayList<OrderEvent>(List.of(amended));
        var active = before.activeHolds().stream().map(Hold::id).collect(Collectors.toSet());
        after.holds().stream()
                .filter(hold -> !hold.isActive() && active.contains(hold.id()))
                .map(hold -> new HoldReleased(after.id(), hold.id(), hold.reason(), hold.releaseNote(), amended.at()))
                .forEach(told::add);
        return told;
    }

    /** The draft's lines, those that were on the order before with their old identity. */
    private static List<Draft.Line> kept(Order before, Draft draft) {
        var old = new ArrayList<>(before.lines());
        return draft.lines().stream()
                .map(line -> {
                    var same = old.stream()
                            .filter(candidate -> candidate.sku().equals(line.sku())
                                    && sameKit(candidate.kit(), line.kit())
                                    && candidate.quantities().cancelled() == 0)
                            .findFirst();
                    same.ifPresent(old::remove);
                    return same.map(found -> line.withId(found.id())).orElse(line);
                })
                .toList();
    }

    private static boolean sameKit(OrderLine.@Nullable Kit a, OrderLine.@Nullable Kit b) {
        return Objects.equals(a == null ? null : a.sku(), b == null ? null : b.sku());
    }

    private static Order after(Order before, Draft draft, List<Draft.Line> kept, Sourced sourced, Instant now) {
        var old = before.lines().stream().collect(Collectors.toMap(OrderLine::id, line -> line));
        var lines = kept.stream()
                .map(line -> {
                    var was = old.get(line.id());
                    var is = line.with(sourced);
                    return was == null ? is : is.firstPromised(was.firstPromisedOn());
                })
                .toList();
        var after = new Order(
                before.id(),
                draft.head().amending(before.head()),
                before.stage(),
                lines,
                before.holds(),
                before.version());
        return new Order(
                after.id(), after.head(), after.stage(), lines, holds(before, draft, after, now), after.version());
    }

    /**
     * What a person placed or released stays as it is. What a rule holds is held until the rule is no longer true of the order, and
     * not again once a person has released it. A doubted address is doubted until it is in order.
     */
    private static List<Hold> holds(Order before, Draft draft, Order after, Instant now) {
        var holds = new ArrayList<Hold>();
        var breach = TermsCheck.hold(draft.terms(), after, now).orElse(null);
        var found = draft.holds().stream()
                .filter(hold -> hold.rule() != null)
                .collect(Collectors.toMap(hold -> String.valueOf(hold.rule()), hold -> hold, (a, _) -> a));
        for (var hold : before.holds()) {
            boolean isOver = hold.isActive() && hold.rule() != null && !found.containsKey(hold.rule());
            holds.add(
                    isOver
                            ? hold.released(now, PrepareOrder.PLACED_BY, NO_LONGER_TRUE)
                            : hold.isAddressCheck()
                                    ? addressLookedAt(hold, draft, now)
                                    : hold.isApprovalCheck()
                                            ? approvalLookedAt(hold, draft, now)
                                            : hold.isComplianceCheck() ? termsLookedAt(hold, breach, now) : hold);
            if (hold.isActive() || !NO_LONGER_TRUE.equals(hold.releaseNote())) {
                found.remove(String.valueOf(hold.rule()));
            }
        }
        holds.addAll(found.values());
        draft.holds().stream()
                .filter(hold -> hold.rule() == null && isCalledFor(hold, before, after))
                .forEach(holds::add);
        if (breach != null && isNewBreach(breach, before)) {
            holds.add(breach);
        }
        holds.replaceAll(hold -> hold.isActive() && hold.line() != null ? onItsLine(hold, before, after, now) : hold);
        return holds;
    }

    /** A line of which units were cancelled comes back as another: its hold goes with it. Without its line it is over. */
    private static Hold onItsLine(Hold hold, Order before, Order after, Instant now) {
        if (after.lines().stream().anyMatch(line -> line.id().equals(hold.line()))) {
            return hold;
        }
        return before.lines().stream()
                .filter(line -> line.id().equals(hold.line()))
                .flatMap(was -> after.lines().stream()
                        .filter(line -> line.sku().equals(was.sku()) && sameKit(line.kit(), was.kit())))
                .findFirst()
                .map(line -> hold.onLine(line.id()))
                .orElseGet(() -> hold.released(now, PrepareOrder.PLACED_BY, LINE_GONE));
    }

    /** The draft waits for what it has waited for, or for something else, or for nothing any more. */
    private static Hold approvalLookedAt(Hold hold, Draft draft, Instant now) {
        boolean stays = draft.holds().stream().anyMatch(each -> each.id().equals(hold.id()));
        return stays ? hold : hold.released(now, PrepareOrder.PLACED_BY, ASKED_NO_LONGER);
    }

    private static Hold termsLookedAt(Hold hold, @Nullable Hold breach, Instant now) {
        return breach == null ? hold.released(now, PrepareOrder.PLACED_BY, TERMS_KEPT) : hold.noted(breach.note());
    }

    /** What a person let go is not held again for the same figures. */
    private static boolean isNewBreach(Hold breach, Order before) {
        return before.holds().stream()
                .filter(hold -> hold.automatic() && hold.reason() == HoldReason.COMPLIANCE)
                .noneMatch(hold -> hold.isActive()
                        || (Objects.equals(hold.note(), breach.note()) && !TERMS_KEPT.equals(hold.releaseNote())));
    }

    private static Hold addressLookedAt(Hold hold, Draft draft, Instant now) {
        return draft.holds().stream()
                .filter(Hold::isAddressCheck)
                .findFirst()
                .map(doubt -> hold.noted(doubt.note()))
                .orElseGet(() -> hold.released(now, PrepareOrder.PLACED_BY, ADDRESS_IN_ORDER));
    }

    /** A new address is looked at, and a higher total: what was let go before was not let go for so much. */
    private static boolean isCalledFor(Hold hold, Order before, Order after) {
        return switch (hold.reason()) {
            case ADDRESS ->
                !before.head().shipTo().equals(after.head().shipTo())
                        && before.activeHolds().stream().noneMatch(active -> active.reason() == HoldReason.ADDRESS);
            case CREDIT ->
                after.total().compareTo(before.total()) > 0
                        && before.activeHolds().stream().noneMatch(Hold::isCreditCheck);
            case DISCOUNT, EXPEDITE ->
                before.holds().stream().noneMatch(was -> was.id().equals(hold.id()));
            case PAYMENT, FRAUD, PRICE, DUPLICATE, CUSTOMER_REQUEST, STOCK, RETURN, DENIED_PARTY, COMPLIANCE, OTHER ->
                false;
        };
    }

    private static void put(Map<String, Change> changes, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(what, new Change(Objects.toString(before, null), Objects.toString(after, null)));
        }
    }

    private static String linesInWords(Order order) {
        return order.lines().stream()
                .filter(line -> line.quantities().owed() > 0)
                .map(line -> "%d × %s at %s"
                        .formatted(
                                line.quantities().owed(),
                                line.sku(),
                                line.money().unitPrice()))
                .collect(Collectors.joining(", "));
    }

    private static String linesInWords(Draft draft) {
        return draft.lines().stream()
                .map(line -> "%d × %s at %s"
                        .formatted(line.ordered(), line.sku(), line.money().unitPrice()))
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String givenInWords(Order.Head head) {
        var given = PriceTerms.of(head.pricing()).inWords(head.currency()).collect(Collectors.joining(", "));
        return given.isEmpty() ? null : given;
    }

    private static String inWords(Address address) {
        return Stream.of(
                        address.name(),
                        address.company(),
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.region(),
                        address.postcode(),
                        address.country(),
                        address.email(),
                        address.phone())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }
}
