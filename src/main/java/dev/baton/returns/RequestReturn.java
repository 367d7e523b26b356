package dev.baton.returns;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.network.SiteCode;
import dev.baton.network.SiteQueries;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.platform.Invalid;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Counters;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Split;
import dev.baton.platform.security.Caller;
import dev.baton.returns.ReturnEvent.ReturnApproved;
import dev.baton.returns.ReturnEvent.ReturnRequested;
import dev.baton.returns.ReturnEvent.ReturnedUnits;
import dev.baton.shipping.ShipmentQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for units of an order to come back. What the policy allows up to its limit is approved at once; the rest waits for a
 * person, or is refused to a customer who asks by himself.
 */
@UseCase
public class RequestReturn {

    private static final String COUNTER = "returns";

    /** The number before the first. */
    private static final long COUNTED_FROM = 100_000;

    private static final int LINES_MAX = 200;
    private static final int NOTE_MAX = 2000;

    /**
     * @param replacement for an exchange; empty for the same again
     * @param inAdvance whether the replacement does not wait for the goods
     * @param site where it is to go; null for the best one
     */
    public record Command(
            OrderId order,
            List<Line> lines,
            Wish wish,
            List<Replacement> replacement,
            boolean inAdvance,
            @Nullable String note,
            @Nullable SiteCode site,
            ReturnOrigin origin) {

        public Command {
            lines = List.copyOf(lines);
            replacement = List.copyOf(replacement);
        }
    }

    /** @param reason the code of one of the policy's reasons */
    public record Line(
            LineId line,
            long quantity,
            String reason,
            @Nullable String note) {}

    public sealed interface Outcome {}

    public record Requested(ReturnId id, String number, ReturnState state, List<Finding> findings) implements Outcome {}

    /** More units than have shipped and not come back yet. */
    public record MoreThanShipped(OrderId order, List<UnitsLeft> lines) implements Outcome {}

    public record UnitsLeft(LineId line, int number, Sku sku, long possible, long asked) {}

    /** The policy does not allow it, and nobody of ours asks. */
    public record NotEligible(OrderId order, List<Finding> findings) implements Outcome {}

    private final Returns returns;
    private final Policies policies;
    private final OrderQueries orders;
    private final ShipmentQueries shipments;
    private final ItemQueries items;
    private final SiteQueries sites;
    private final Counters counters;
    private final Audit audit;
    private final Clock clock;

    RequestReturn(
            Returns returns,
            Policies policies,
            OrderQueries orders,
            ShipmentQueries shipments,
            ItemQueries items,
            SiteQueries sites,
            Counters counters,
            Audit audit,
            Clock clock) {
        this.returns = returns;
        this.policies = policies;
        this.orders = orders;
        this.shipments = shipments;
        this.items = items;
        this.sites = sites;
        this.counters = counters;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome handle(Command command) {
        var policy = policies.get();
        var order = orders.get(command.order());
        check(command, order, policy);
        returns.lockOrder(order.id());
        var returnable = Returnable.of(
                orders.get(order.id()), shipments.ofOrder(order.id()), returns.spokenFor(order.id()), clock.getZone());
        var beyond = beyond(command, order, returnable);
        if (!beyond.isEmpty()) {
            return new MoreThanShipped(order.id(), beyond);
        }
        var lines = lines(command, order, policy, returnable);
        var value = value(command, order);
        var verdict = policy.verdict(asked(lines, policy, returnable), value, today());
        if (!verdict.eligible() && command.origin() == ReturnOrigin.SELF_SERVICE) {
            return new NotEligible(order.id(), verdict.findings());
        }
        return record(command, order, policy, returnable, lines, value, verdict);
    }

    private Requested record(
            Command command,
            OrderView order,
            ReturnPolicy policy,
            Returnable returnable,
            List<Return.Line> lines,
            Money value,
            ReturnPolicy.Verdict verdict) {
        var now = clock.instant();
        var by = Caller.current().name();
        boolean keeps = verdict.keeps() && verdict.automatic();
        var progress = Return.Progress.requested(site(command, order, returnable, lines), keeps, verdict.findings());
        var expires = today().plusDays(command.inAdvance() ? policy.exchangeDays() : policy.expiryDays());
        var made = new Return(
                ReturnId.next(),
                new Return.Facts(
                        "RMA-" + counters.next(COUNTER, COUNTED_FROM, 1),
                        order.id(),
                        order.number(),
                        order.customer(),
                        order.customerName(),
                        command.wish(),
                        command.origin(),
                        command.inAdvance(),
                        value,
                        command.note(),
                        replacement(command, lines),
                        now,
                        by),
                verdict.automatic() ? progress.approved(keeps, keeps ? null : expires, now, "Baton") : progress,
                lines,
                List.of(),
                1);
        returns.add(made);
        announce(made, now);
        return new Requested(made.id(), made.facts().number(), made.progress().state(), verdict.findings());
    }

    private void announce(Return made, Instant now) {
        var facts = made.facts();
        audit.record("return", facts.number(), "requested", null, made);
        returns.tell(new ReturnRequested(
                facts.order(),
                made.id(),
                facts.number(),
                facts.wish(),
                facts.origin(),
                made.lines().stream()
                        .map(line -> new ReturnedUnits(line.orderLine(), line.sku(), line.quantity()))
                        .toList(),
                now));
        if (made.progress().state() == ReturnState.APPROVED) {
            returns.tell(new ReturnApproved(
                    facts.order(),
                    made.id(),
                    facts.number(),
                    made.progress().keepsGoods(),
                    made.progress().expiresOn(),
                    now));
        }
    }

    // ── what is asked ──────────────────────────────────────────────────────────────────────────────────────────

    private void check(Command command, OrderView order, ReturnPolicy policy) {
        var invalid = new Invalid.Collector();
        invalid.require(!command.lines().isEmpty(), "lines", "must have at least one line");
        invalid.require(command.lines().size() <= LINES_MAX, "lines", "has at most %d lines".formatted(LINES_MAX));
        invalid.require(
                command.note() == null || command.note().length() <= NOTE_MAX,
                "note",
                "has at most %d characters".formatted(NOTE_MAX));
        var seen = new HashSet<LineId>();
        for (int i = 0; i < command.lines().size(); i++) {
            var line = command.lines().get(i);
            var at = "lines[%d].".formatted(i);
            invalid.require(
                    order.lines().stream().anyMatch(known -> known.id().equals(line.line())),
                    at + "line",
                    "is no line of this order");
            invalid.require(seen.add(line.line()), at + "line", "is named twice");
            invalid.require(line.quantity() > 0, at + "quantity", "must be more than 0");
            invalid.require(
                    policy.reason(line.reason()).filter(ReturnReason::enabled).isPresent(),
                    at + "reason",
                    "is none of the reasons of the return policy");
        }
        if (command.site() != null) {
            sites.get(command.site());
        }
        checkReplacement(command, invalid);
        invalid.throwIfAny();
    }

    private void checkReplacement(Command command, Invalid.Collector invalid) {
        invalid.require(
                command.wish() == Wish.EXCHANGE || command.replacement().isEmpty(),
                "replacement",
                "is for an exchange only");
        invalid.require(
                command.wish() == Wish.EXCHANGE || !command.inAdvance(), "inAdvance", "is for an exchange only");
        var known =
                items.find(command.replacement().stream().map(Replacement::sku).toList());
        for (int i = 0; i < command.replacement().size(); i++) {
            var one = command.replacement().get(i);
            invalid.require(
                    known.containsKey(one.sku()),
                    "replacement[%d].sku".formatted(i),
                    "there is no item %s".formatted(one.sku()));
            invalid.require(one.quantity() > 0, "replacement[%d].quantity".formatted(i), "must be more than 0");
        }
    }

    private static List<UnitsLeft> beyond(Command command, OrderView order, Returnable returnable) {
        var beyond = new ArrayList<UnitsLeft>();
        for (var asked : command.lines()) {
            long possible =
                    returnable.line(asked.line()).map(Returnable.Line::possible).orElse(0L);
            if (asked.quantity() > possible) {
                var line = orderLine(order, asked.line());
                beyond.add(new UnitsLeft(line.id(), line.number(), line.sku(), possible, asked.quantity()));
            }
        }
        return beyond;
    }

    private static List<Return.Line> lines(
            Command command, OrderView order, ReturnPolicy policy, Returnable returnable) {
        var lines = new ArrayList<Return.Line>();
        for (var asked : command.lines()) {
            var line = orderLine(order, asked.line());
            var reason = policy.reason(asked.reason()).orElseThrow();
            lines.add(new Return.Line(
                    lines.size() + 1,
                    line.id(),
                    line.sku(),
                    line.name(),
                    line.handlingClass(),
                    asked.quantity(),
                    0,
                    reason.code(),
                    reason.cause(),
                    null,
                    asked.note(),
                    returnable.line(line.id()).map(Returnable.Line::shippedAt).orElse(null)));
        }
        return lines;
    }

    private static List<ReturnPolicy.Asked> asked(List<Return.Line> lines, ReturnPolicy policy, Returnable returnable) {
        return lines.stream()
                .map(line -> new ReturnPolicy.Asked(
                        line.name(),
                        line.sku(),
                        line.handlingClass(),
                        policy.reason(line.reason()).orElseThrow(),
                        returnable
                                .line(Objects.requireNonNull(line.orderLine()))
                                .orElseThrow()
                                .since()))
                .toList();
    }

    /** What was asked for these units when they were ordered, with shipping and tax. */
    private static Money value(Command command, OrderView order) {
        long minor = 0;
        for (var asked : command.lines()) {
            var line = orderLine(order, asked.line());
            minor += Split.cumulative(
                    line.money().total().minor(),
                    asked.quantity(),
                    line.quantities().ordered());
        }
        return Money.of(minor, order.currency());
    }

    private static List<Replacement> replacement(Command command, List<Return.Line> lines) {
        return command.wish() == Wish.EXCHANGE && command.replacement().isEmpty()
                ? lines.stream()
                        .map(line -> new Replacement(line.sku(), line.quantity()))
                        .toList()
                : command.replacement();
    }

    private SiteCode site(Command command, OrderView order, Returnable returnable, List<Return.Line> lines) {
        if (command.site() != null) {
            return command.site();
        }
        var first = returnable
                .line(Objects.requireNonNull(lines.getFirst().orderLine()))
                .orElseThrow();
        return ReturnNode.best(
                sites.list(),
                first.site(),
                order.shipTo().country(),
                order.location(),
                Set.copyOf(lines.stream().map(Return.Line::handlingClass).toList()));
    }

    private static OrderView.Line orderLine(OrderView order, LineId id) {
        return order.lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
