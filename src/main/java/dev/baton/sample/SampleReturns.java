package dev.baton.sample;

import dev.baton.billing.BillingQueries;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.returns.AdvanceClaim;
import dev.baton.returns.BuyReturnLabel;
import dev.baton.returns.CancelReturn;
import dev.baton.returns.Cause;
import dev.baton.returns.Claim;
import dev.baton.returns.DecideReturn;
import dev.baton.returns.Disposition;
import dev.baton.returns.Grade;
import dev.baton.returns.InspectUnits;
import dev.baton.returns.OpenClaim;
import dev.baton.returns.PlaceExchange;
import dev.baton.returns.ReceiveReturn;
import dev.baton.returns.RemedyClaim;
import dev.baton.returns.RequestReturn;
import dev.baton.returns.ReturnId;
import dev.baton.returns.ReturnOrigin;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnState;
import dev.baton.returns.Returnable;
import dev.baton.returns.SendReturn;
import dev.baton.returns.SettleReturn;
import dev.baton.returns.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What came back in the sample company's last weeks: something at every step, for every kind of fault, and a few claims. */
@Component
class SampleReturns {

    private static final int LOOKED_AT = 200;

    /** What costs less stays with the customer. */
    private static final long CHEAPEST = 900;

    /** What costs more waits for somebody to approve it. */
    private static final long DEAR = 25_001;

    /** How far a return has come. */
    private enum Until {
        REQUESTED,
        REJECTED,
        CANCELLED,
        APPROVED,
        SENT,
        RECEIVED,
        INSPECTED,
        SETTLED
    }

    private record Plan(
            String reason,
            Wish wish,
            Until until,
            Grade grade,
            @Nullable Cause cause) {}

    private static final List<Plan> PLANS = List.of(
            new Plan("WRONG_ITEM", Wish.REFUND, Until.SETTLED, Grade.A, Cause.PICK),
            new Plan("BADLY_PACKED", Wish.REFUND, Until.SETTLED, Grade.D, Cause.PACK),
            new Plan("BROKEN_ON_THE_WAY", Wish.REFUND, Until.SETTLED, Grade.D, null),
            new Plan("NO_LONGER_WANTED", Wish.REFUND, Until.SETTLED, Grade.A, null),
            new Plan("NO_LONGER_WANTED", Wish.STORE_CREDIT, Until.SETTLED, Grade.B, null),
            new Plan("DEFECTIVE", Wish.REFUND, Until.SETTLED, Grade.C, null),
            new Plan("NOT_AS_DESCRIBED", Wish.REFUND, Until.SETTLED, Grade.A, null),
            new Plan("WRONG_ITEM", Wish.EXCHANGE, Until.SETTLED, Grade.A, Cause.PICK),
            new Plan("ORDERED_BY_MISTAKE", Wish.REFUND, Until.REJECTED, Grade.A, null),
            new Plan("BETTER_PRICE", Wish.REFUND, Until.CANCELLED, Grade.A, null),
            new Plan("DEFECTIVE", Wish.EXCHANGE, Until.SENT, Grade.C, null),
            new Plan("DOES_NOT_FIT", Wish.REFUND, Until.SENT, Grade.A, null),
            new Plan("NO_LONGER_WANTED", Wish.REFUND, Until.APPROVED, Grade.A, null),
            new Plan("POOR_QUALITY", Wish.REFUND, Until.APPROVED, Grade.B, null),
            new Plan("WRONG_ITEM", Wish.REFUND, Until.RECEIVED, Grade.A, null),
            new Plan("BROKEN_ON_THE_WAY", Wish.EXCHANGE, Until.RECEIVED, Grade.C, null),
            new Plan("NOT_AS_DESCRIBED", Wish.REFUND, Until.INSPECTED, Grade.B, null),
            new Plan("NO_LONGER_WANTED", Wish.REFUND, Until.INSPECTED, Grade.B, null),
            new Plan("TOO_LATE", Wish.REFUND, Until.REQUESTED, Grade.A, null),
            new Plan("PART_MISSING", Wish.EXCHANGE, Until.REQUESTED, Grade.C, null));

    private final OrderQueries orders;
    private final ReturnQueries returns;
    private final BillingQueries billing;
    private final RequestReturn requestReturn;
    private final DecideReturn decideReturn;
    private final CancelReturn cancelReturn;
    private final SendReturn sendReturn;
    private final ReceiveReturn receiveReturn;
    private final InspectUnits inspectUnits;
    private final PlaceExchange placeExchange;
    private final SettleReturn settleReturn;
    private final BuyReturnLabel buyLabel;
    private final OpenClaim openClaim;
    private final AdvanceClaim advanceClaim;
    private final RemedyClaim remedyClaim;

    SampleReturns(
            OrderQueries orders,
            ReturnQueries returns,
            BillingQueries billing,
            RequestReturn requestReturn,
            DecideReturn decideReturn,
            CancelReturn cancelReturn,
            SendReturn sendReturn,
            ReceiveReturn receiveReturn,
            InspectUnits inspectUnits,
            PlaceExchange placeExchange,
            SettleReturn settleReturn,
            BuyReturnLabel buyLabel,
            OpenClaim openClaim,
            AdvanceClaim advanceClaim,
            RemedyClaim remedyClaim) {
        this.orders = orders;
        this.returns = returns;
        this.billing = billing;
        this.requestReturn = requestReturn;
        this.decideReturn = decideReturn;
        this.cancelReturn = cancelReturn;
        this.sendReturn = sendReturn;
        this.receiveReturn = receiveReturn;
        this.inspectUnits = inspectUnits;
        this.placeExchange = placeExchange;
        this.settleReturn = settleReturn;
        this.buyLabel = buyLabel;
        this.openClaim = openClaim;
        this.advanceClaim = advanceClaim;
        this.remedyClaim = remedyClaim;
    }

    /** On the last day, of what was delivered lately. Does nothing when it has been done. */
    void comeBack() {
        if (!returns.list(dev.baton.returns.ReturnFilter.all(), PageRequest.first(1))
                .data()
                .isEmpty()) {
            return;
        }
        var delivered = orders.list(
                        OrderFilter.all().with(List.of(OrderStatus.DELIVERED)), PageRequest.first(LOOKED_AT))
                .data();
        var candidates = new ArrayList<OrderView>();
        delivered.forEach(row -> {
            if (row.customer() != null && row.units() < 100) {
                candidates.add(orders.get(row.id()));
            }
        });
        for (var plan : PLANS) {
            boolean dear = plan.until() == Until.REQUESTED || plan.until() == Until.REJECTED;
            next(candidates, dear ? DEAR : 0).ifPresent(found -> play(plan, found, dear));
        }
        claims(candidates);
    }

    private record Found(OrderView order, Returnable.Line line) {}

    /** @param atLeast what the units that may come back must have cost, in minor units */
    private Optional<Found> next(List<OrderView> candidates, long atLeast) {
        for (var order : List.copyOf(candidates)) {
            var line = returns.returnable(order.id()).lines().stream()
                    .filter(one -> one.possible() > 0 && one.paid().minor() >= atLeast)
                    .filter(one -> one.paid().minor() / one.possible() > CHEAPEST)
                    .findFirst();
            if (line.isPresent() && !billing.creditable(order.id()).isEmpty()) {
                candidates.remove(order);
                return Optional.of(new Found(order, line.get()));
            }
        }
        return Optional.empty();
    }

    private void play(Plan plan, Found found, boolean whole) {
        long quantity =
                whole ? found.line().possible() : Math.min(2, found.line().possible());
        var outcome = requestReturn.handle(new RequestReturn.Command(
                found.order().id(),
                List.of(new RequestReturn.Line(found.line().line(), quantity, plan.reason(), null)),
                plan.wish(),
                List.of(),
                false,
                null,
                null,
                plan.until() == Until.REQUESTED || plan.until() == Until.SENT
                        ? ReturnOrigin.SELF_SERVICE
                        : ReturnOrigin.DESK));
        if (outcome instanceof RequestReturn.Requested made) {
            goOn(plan, made, found, quantity);
        }
    }

    private void goOn(Plan plan, RequestReturn.Requested made, Found found, long quantity) {
        var id = made.id();
        if (plan.until() == Until.CANCELLED) {
            cancelReturn.handle(new CancelReturn.Command(id, "The customer keeps it after all", null));
            return;
        }
        if (made.state() == ReturnState.REQUESTED) {
            if (plan.until() == Until.REQUESTED) {
                return;
            }
            if (plan.until() == Until.REJECTED) {
                decideReturn.handle(new DecideReturn.Rejection(id, "Opened and used, says the customer", null));
                return;
            }
            decideReturn.handle(new DecideReturn.Approval(id, false, null));
        }
        if (plan.wish() == Wish.EXCHANGE) {
            placeExchange.handle(id);
        }
        if (returns.get(id).keepsGoods()) {
            return;
        }
        if (plan.until().compareTo(Until.SENT) >= 0) {
            buyLabel.handle(id);
            sendReturn.handle(new SendReturn.Command(id, null));
        }
        if (plan.until().compareTo(Until.RECEIVED) >= 0) {
            receiveReturn.handle(
                    new ReceiveReturn.Command(id, found.line().sku().value(), quantity, null, false, null, null, null));
        }
        if (plan.until().compareTo(Until.INSPECTED) >= 0) {
            inspect(plan, id, quantity);
        }
        if (plan.until() == Until.SETTLED) {
            settleReturn.handle(new SettleReturn.Command(id, Set.of(), null, null));
        }
    }

    private void inspect(Plan plan, ReturnId id, long quantity) {
        inspectUnits.handle(new InspectUnits.Command(
                id,
                List.of(new InspectUnits.Decision(
                        1, null, quantity, Disposition.UNDECIDED, null, plan.grade(), null, null, plan.cause())),
                null));
    }

    // ── claims ─────────────────────────────────────────────────────────────────────────────────────────────────

    private void claims(List<OrderView> candidates) {
        var made = new ArrayList<Claim>();
        for (var kind : Claim.Kind.values()) {
            next(candidates, 0).ifPresent(found -> made.add(claim(kind, found)));
        }
        if (made.size() == Claim.Kind.values().length) {
            advanceClaim.handle(new AdvanceClaim.Filing(made.get(0).id(), "NL-88213", null));
            advanceClaim.handle(new AdvanceClaim.Filing(made.get(3).id(), "KW-10077", null));
            advanceClaim.handle(
                    new AdvanceClaim.Settling(made.get(3).id(), made.get(3).amount(), "Paid in full", null));
            advanceClaim.handle(new AdvanceClaim.Rejecting(made.get(2).id(), "Sent as ordered, says the picker", null));
            remedyClaim.reship(made.get(1).id());
            remedyClaim.refund(made.get(3).id());
        }
    }

    private Claim claim(Claim.Kind kind, Found found) {
        var liable =
                kind == Claim.Kind.DAMAGED || kind == Claim.Kind.LOST ? Claim.Liable.CARRIER : Claim.Liable.WAREHOUSE;
        var line = found.line();
        return openClaim.handle(new OpenClaim.Command(
                found.order().id(),
                null,
                null,
                kind,
                liable,
                Money.of(line.paid().minor() / line.possible(), line.paid().currency()),
                List.of(new OpenClaim.Line(line.line(), 1)),
                null));
    }
}
