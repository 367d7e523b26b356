package dev.baton.orders;

import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.Address;
import dev.baton.customers.ShippingPolicy;
import dev.baton.inventory.Reservation;
import dev.baton.inventory.ReserveStock;
import dev.baton.inventory.StockEvent;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderEvent.Change;
import dev.baton.orders.OrderEvent.HoldReleased;
import dev.baton.orders.OrderEvent.OrderAmended;
import dev.baton.platform.Ids;
import dev.baton.platform.UseCase;
import dev.baton.platform.events.Outbox;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.money.Money;
import dev.baton.platform.web.EntityTags;
import dev.baton.pricing.PriceSource;
import dev.baton.pricing.Unpriceable;
import dev.baton.rules.Finding;
import dev.baton.sourcing.SourcingPlanner;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes an order of which nothing has gone to a floor yet: its lines, address, dates, notes. It is verified, priced and sourced
 * anew as a whole, so that its money and its stock are those of an order placed like this, with the discounts that were given for
 * it; all of it, or none.
 *
 * <p>Lines that stay keep their identity. What a person holds stays held. What Baton holds because of the address, or because of a rule,
 * goes when that is in order, and comes when it no longer is.
 */
@UseCase
public class AmendOrder {

    /**
     * What is to be different; null leaves it as it is.
     *
     * @param lines the whole list as it shall be; what is left out is removed
     */
    public record Command(
            OrderId order,
            @Nullable List<PlaceOrder.Line> lines,
            @Nullable Address shipTo,
            @Nullable LocalDate requestedOn,
            @Nullable String notes,
            @Nullable Integer priority,
            @Nullable ShippingPolicy shippingPolicy,
            @Nullable String shippingService,
            @Nullable String ifMatch) {}

    public sealed interface Outcome permits OrderAmended, TooLate, NothingChanged, Unpriced, Rejected {}

    /** Some of it is on a floor, gone or cancelled. */
    public record TooLate(OrderId order, Stage stage) implements Outcome {}

    public record NothingChanged(OrderId order) implements Outcome {}

    public record Unpriced(OrderId order, List<Unpriceable> lines) implements Outcome {}

    /** The company's rules refuse the order as it would be. */
    public record Rejected(OrderId order, List<Finding> findings) implements Outcome {}

    private static final String NO_LONGER_TRUE = "the rule is no longer true of the order";
    private static final String ADDRESS_IN_ORDER = "the address is in order";

    private final Orders orders;
    private final PrepareOrder prepare;
    private final Generations generations;
    private final ReserveStock reserveStock;
    private final SiteQueries sites;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    AmendOrder(
            Orders orders,
            PrepareOrder prepare,
            Generations generations,
            ReserveStock reserveStock,
            SiteQueries sites,
            Outbox outbox,
            JsonMapper json,
            Clock clock) {
        this.orders = orders;
        this.prepare = prepare;
        this.generations = generations;
        this.reserveStock = reserveStock;
        this.sites = sites;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var before = orders.lock(command.order());
        EntityTags.check(command.ifMatch(), before.version());
        if (!before.isAmendable()) {
            return new TooLate(before.id(), before.stage());
        }
        var now = clock.instant();
        generations.read();
        return switch (prepare.handle(asPlaced(before, command), before.id(), now)) {
            case PrepareOrder.NoPrice(var lines) -> new Unpriced(before.id(), lines);
            case PrepareOrder.Rejected(var findings) -> new Rejected(before.id(), findings);
            case Draft draft -> amend(before, draft, now);
        };
    }

    private Outcome amend(Order before, Draft draft, Instant now) {
        var changes = changes(before, draft);
        if (changes.isEmpty()) {
            return new NothingChanged(before.id());
        }
        var amended = new OrderAmended(before.id(), changes, now);
        var held = FillBackorders.reservations(before);
        var skus = new HashSet<>(draft.skus());
        before.lines().forEach(line -> skus.add(line.sku()));
        reserveStock.forgetPromises(Set.of(before.id().value()));
        var stock = reserveStock.lock(skus);
        held.forEach(reservation -> stock.giveBack(reservation.sku(), reservation.site(), reservation.quantity()));
        var kept = kept(before, draft);
        var plan = SourcingPlanner.plan(draft.sourcing(), stock, sites.list());
        var sourced = Sourced.of(
                before.id(), plan, kept.stream().map(Draft.Line::slot).toList());
        var after = after(before, draft, kept, sourced, now);
        orders.record(List.of(new Orders.Change(before, after, told(amended, before, after))), now);
        reserveStock.giveBack(held);
        reserveStock.record(sourced.reservations(), sourced.promises(), now);
        orders.addSourcings(List.of(new Orders.Sourcing(
                before.id(), Ids.next(), now, "AMENDED", json.writeValueAsString(plan.explanation()))));
        announceFreed(held, sourced.reservations(), now);
        return amended;
    }

    /** The amendment, and which holds ended with it. */
    private static List<OrderEvent> told(OrderAmended amended, Order before, Order after) {
        var told = new ArrayList<OrderEvent>(List.of(amended));
        var active = before.activeHolds().stream().map(Hold::id).collect(Collectors.toSet());
        after.holds().stream()
                .filter(hold -> !hold.isActive() && active.contains(hold.id()))
                .map(hold -> new HoldReleased(after.id(), hold.id(), hold.reason(), hold.releaseNote(), amended.at()))
                .forEach(told::add);
        return told;
    }

    private void announceFreed(List<Reservation> held, List<Reservation> taken, Instant now) {
        var freed = held.stream().map(Reservation::sku).collect(Collectors.toCollection(LinkedHashSet::new));
        taken.forEach(reservation -> {
            if (sum(held, reservation) <= sum(taken, reservation)) {
                freed.remove(reservation.sku());
            }
        });
        outbox.add(
                freed.stream().map(sku -> new StockEvent.StockFreed(sku, now)).toList());
    }

    private static long sum(List<Reservation> reservations, Reservation like) {
        return reservations.stream()
                .filter(reservation -> reservation.sku().equals(like.sku()))
                .mapToLong(Reservation::quantity)
                .sum();
    }

    private static PlaceOrder.Command asPlaced(Order order, Command command) {
        var head = order.head();
        var lines = command.lines() == null ? linesOf(order) : command.lines();
        var given = GivenDiscounts.of(head.pricing());
        return new PlaceOrder.Command(
                head.channel(),
                head.externalReference(),
                head.customer(),
                command.shipTo() == null ? head.shipTo() : command.shipTo(),
                lines,
                command.requestedOn() == null ? head.requestedOn() : command.requestedOn(),
                command.notes() == null ? head.notes() : command.notes(),
                command.priority() == null ? Integer.valueOf(head.priority()) : command.priority(),
                command.shippingPolicy() == null ? head.shippingPolicy() : command.shippingPolicy(),
                command.shippingService() == null ? head.shippingService() : command.shippingService(),
                head.currency(),
                given.codes(),
                given.byHandOn(lines.stream().map(PlaceOrder.Line::sku).toList()),
                null);
    }

    /** The lines as somebody would order them: kits as kits, with the units that are not cancelled. */
    private static List<PlaceOrder.Line> linesOf(Order order) {
        var lines = new ArrayList<PlaceOrder.Line>();
        var kits = new HashSet<Integer>();
        for (var line : order.lines()) {
            var kit = line.kit();
            long owed = line.quantities().owed();
            if (owed == 0 || (kit != null && !kits.add(kit.number()))) {
                continue;
            }
            lines.add(new PlaceOrder.Line(
                    kit == null ? line.sku() : kit.sku(),
                    kit == null ? owed : owed / kit.perUnit(),
                    UnitOfMeasure.EACH,
                    overridden(order, line)));
        }
        return lines;
    }

    /** A price that somebody set by hand stays set; that of a kit is what its components cost together. */
    private static @Nullable Money overridden(Order order, OrderLine line) {
        if (!line.pricing().path("source").path("kind").asString("").equals(PriceSource.Kind.OVERRIDE.name())) {
            return null;
        }
        var kit = line.kit();
        if (kit == null) {
            return line.money().unitPrice();
        }
        var gross = order.lines().stream()
                .filter(part -> part.kit() != null && part.kit().number() == kit.number())
                .map(part -> part.money().gross())
                .reduce(Money.zero(order.head().currency()), Money::plus);
        return Money.of(gross.minor() / (line.quantities().ordered() / kit.perUnit()), gross.currency());
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
        var found = draft.holds().stream()
                .filter(hold -> hold.rule() != null)
                .collect(Collectors.toMap(hold -> String.valueOf(hold.rule()), hold -> hold, (a, _) -> a));
        for (var hold : before.holds()) {
            boolean isOver = hold.isActive() && hold.rule() != null && !found.containsKey(hold.rule());
            holds.add(
                    isOver
                            ? hold.released(now, PrepareOrder.PLACED_BY, NO_LONGER_TRUE)
                            : hold.isAddressCheck() ? addressLookedAt(hold, draft, now) : hold);
            if (hold.isActive() || !NO_LONGER_TRUE.equals(hold.releaseNote())) {
                found.remove(String.valueOf(hold.rule()));
            }
        }
        holds.addAll(found.values());
        draft.holds().stream()
                .filter(hold -> hold.rule() == null && isCalledFor(hold, before, after))
                .forEach(holds::add);
        return holds;
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
            case PAYMENT, FRAUD, PRICE, DUPLICATE, CUSTOMER_REQUEST, STOCK, RETURN, DENIED_PARTY, OTHER -> false;
        };
    }

    private static Map<String, Change> changes(Order before, Draft draft) {
        var was = before.head();
        var is = draft.head();
        var changes = new LinkedHashMap<String, Change>();
        put(changes, "lines", linesInWords(before), linesInWords(draft));
        put(changes, "shipTo", inWords(was.shipTo()), inWords(is.shipTo()));
        put(changes, "requestedOn", was.requestedOn(), is.requestedOn());
        put(changes, "notes", was.notes(), is.notes());
        put(changes, "priority", was.priority(), is.priority());
        put(changes, "shippingPolicy", was.shippingPolicy(), is.shippingPolicy());
        put(changes, "shippingService", was.shippingService(), is.shippingService());
        return changes;
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
