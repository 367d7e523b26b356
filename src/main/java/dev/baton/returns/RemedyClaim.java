package dev.baton.returns;

import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingEvent.RefundRequested;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditReason;
import dev.baton.billing.IssueCreditMemo;
import dev.baton.billing.RefundOrder;
import dev.baton.billing.RefundTo;
import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes good what a claim is about: sends it again for nothing, or gives back what was paid for it. Once for every claim. */
@Service
public class RemedyClaim {

    private static final String CHANNEL = "reship";

    public sealed interface Outcome {}

    public record Remedied(Claim claim) implements Outcome {}

    /** The customer has had something for it. */
    public record RemediedBefore(Claim claim) implements Outcome {}

    /** What it is about has not been invoiced yet, or is credited already. */
    public record NothingToCredit(ClaimId id) implements Outcome {}

    /** Somebody has to agree to the credit first; ask again then. */
    public record AwaitsApproval(ClaimId id, Money amount, Money limit) implements Outcome {}

    /** More is arriving than can be placed; nothing was done. */
    public record Busy(ClaimId id) implements Outcome {}

    private final Returns returns;
    private final Claims claims;
    private final OrderQueries orders;
    private final BillingQueries billing;
    private final PlaceOrder placeOrder;
    private final IssueCreditMemo issueCreditMemo;
    private final RefundOrder refundOrder;
    private final Audit audit;
    private final TransactionTemplate transaction;

    RemedyClaim(
            Returns returns,
            Claims claims,
            OrderQueries orders,
            BillingQueries billing,
            PlaceOrder placeOrder,
            IssueCreditMemo issueCreditMemo,
            RefundOrder refundOrder,
            Audit audit,
            TransactionTemplate transaction) {
        this.returns = returns;
        this.claims = claims;
        this.orders = orders;
        this.billing = billing;
        this.placeOrder = placeOrder;
        this.issueCreditMemo = issueCreditMemo;
        this.refundOrder = refundOrder;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Not inside a transaction: orders are placed together, in one of their own. */
    public Outcome reship(ClaimId id) {
        var claim = Objects.requireNonNull(transaction.execute(_ -> claims.get(id)));
        if (claim.remedy() != Claim.Remedy.NONE) {
            return new RemediedBefore(claim);
        }
        var original = orders.get(claim.order());
        var placed = placeOrder.handle(new PlaceOrder.Command(
                CHANNEL,
                claim.number(),
                original.customer(),
                original.shipTo(),
                claim.lines().stream()
                        .map(line -> new PlaceOrder.Line(
                                Sku.of(line.sku()),
                                line.quantity(),
                                UnitOfMeasure.EACH,
                                Money.zero(original.currency())))
                        .toList(),
                null,
                "Sent again for %s of %s".formatted(claim.number(), original.number()),
                null,
                original.shippingPolicy(),
                original.shippingService(),
                original.currency(),
                List.of(),
                List.of(),
                null));
        return switch (placed) {
            case PlaceOrder.Placed(var order) -> remedied(id, Claim.Remedy.RESHIP, order.number());
            case PlaceOrder.Replayed(var order, var _) ->
                remedied(id, Claim.Remedy.RESHIP, orders.get(order).number());
            case PlaceOrder.Reused(var _, var _, var order) ->
                remedied(id, Claim.Remedy.RESHIP, orders.get(order).number());
            case PlaceOrder.Busy _ -> new Busy(id);
            case PlaceOrder.Rejected rejected ->
                throw new IllegalStateException("what makes good is not judged, and yet: %s".formatted(rejected));
            case PlaceOrder.Unpriced(var lines) ->
                throw new IllegalStateException("%s cannot be sent again: %s".formatted(claim.number(), lines));
        };
    }

    private Outcome remedied(ClaimId id, Claim.Remedy remedy, String document) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var before = lock(id);
            return before.remedy() == Claim.Remedy.NONE ? store(before, remedy, document) : new RemediedBefore(before);
        }));
    }

    /** Credits what was invoiced for it, shipping too, and gives back what of it was paid. */
    public Outcome refund(ClaimId id) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var before = lock(id);
            if (before.remedy() != Claim.Remedy.NONE) {
                return new RemediedBefore(before);
            }
            var credit = credit(before.order(), before.kind(), before.note(), before.number(), before.lines());
            if (credit == null) {
                return new NothingToCredit(id);
            }
            var outcome = issueCreditMemo.handle(credit);
            return switch (outcome) {
                case CreditMemoIssued memo -> {
                    giveBack(before, memo);
                    yield store(before, Claim.Remedy.REFUND, memo.number());
                }
                case IssueCreditMemo.AwaitsApproval(var _, var _, var amount, var limit) ->
                    new AwaitsApproval(id, amount, limit);
                case IssueCreditMemo.MoreThanInvoiced _, IssueCreditMemo.MoreUnitsThanInvoiced _ ->
                    new NothingToCredit(id);
                case IssueCreditMemo.DeductionsExceedCredit _, IssueCreditMemo.OtherCurrency _ ->
                    throw new IllegalStateException("%s cannot be credited: %s".formatted(before.number(), outcome));
            };
        }));
    }

    private void giveBack(Claim claim, CreditMemoIssued memo) {
        var balance = billing.money(claim.order()).balance();
        long most = Math.min(memo.total().minor(), Math.max(0, -balance.minor()));
        if (most > 0) {
            var outcome = refundOrder.handle(new RefundOrder.Command(
                    claim.order(),
                    Money.of(most, balance.currency()),
                    RefundTo.ORIGINAL_TENDERS,
                    "claim",
                    claim.number(),
                    memo.memo()));
            if (!(outcome instanceof RefundRequested) && !(outcome instanceof RefundOrder.AwaitsApproval)) {
                throw new IllegalStateException("%s cannot be refunded: %s".formatted(claim.number(), outcome));
            }
        }
    }

    /** What is credited for what did not arrive, or not as it should; null while not all of it is invoiced, or no more. */
    IssueCreditMemo.@Nullable Command credit(
            OrderId order, Claim.Kind kind, @Nullable String note, String claim, List<Claim.Line> claimed) {
        var lines = credited(order, claimed);
        boolean missing = kind == Claim.Kind.LOST || kind == Claim.Kind.MISSING;
        return lines == null
                ? null
                : new IssueCreditMemo.Command(
                        order,
                        missing ? CreditReason.NOT_DELIVERED : CreditReason.OTHER,
                        note,
                        claim,
                        lines,
                        List.of(),
                        null);
    }

    private @Nullable List<IssueCreditMemo.Line> credited(OrderId order, List<Claim.Line> claimed) {
        var creditable = billing.creditable(order);
        var lines = new ArrayList<IssueCreditMemo.Line>();
        for (var line : claimed) {
            long wanted = line.quantity();
            for (var one : creditable) {
                long here = one.line().equals(line.line()) ? Math.min(wanted, one.quantity()) : 0;
                if (here > 0) {
                    wanted -= here;
                    lines.add(new IssueCreditMemo.Line(one.invoice(), one.line(), here, true));
                }
            }
            if (wanted > 0) {
                return null;
            }
        }
        return lines;
    }

    private Claim lock(ClaimId id) {
        returns.lockOrder(claims.get(id).order());
        return claims.get(id);
    }

    private Remedied store(Claim before, Claim.Remedy remedy, String document) {
        var after = before.remedied(remedy, document);
        claims.store(after);
        audit.record("claim", before.number(), "remedied", before, after);
        return new Remedied(claims.get(before.id()));
    }
}
