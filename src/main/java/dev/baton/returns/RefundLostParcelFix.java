package dev.baton.returns;

import dev.baton.billing.BillingQueries;
import dev.baton.billing.IssueCreditMemo;
import dev.baton.orders.LineId;
import dev.baton.platform.data.PageRequest;
import dev.baton.shipping.ShipmentDwellStates;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentView;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives a parcel up as lost: the carrier is to answer for it, and the customer gets back what was paid for what was in it. */
@Component
@Order(5)
class RefundLostParcelFix implements Fix {

    /** More than any order has. */
    private static final PageRequest CLAIMS = PageRequest.first(100);

    private final ShipmentQueries shipments;
    private final ReturnQueries returns;
    private final BillingQueries billing;
    private final OpenClaim openClaim;
    private final RemedyClaim remedyClaim;

    RefundLostParcelFix(
            ShipmentQueries shipments,
            ReturnQueries returns,
            BillingQueries billing,
            OpenClaim openClaim,
            RemedyClaim remedyClaim) {
        this.shipments = shipments;
        this.returns = returns;
        this.billing = billing;
        this.openClaim = openClaim;
        this.remedyClaim = remedyClaim;
    }

    @Override
    public String code() {
        return "REFUND_LOST_PARCEL";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ShipmentDwellStates.SILENT, ShipmentDwellStates.STOPPED);
    }

    @Override
    public String permission() {
        return "returns:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var shipment = shipment(item);
        var claim = claim(shipment).orElse(null);
        if (claim != null && claim.remedy() != Claim.Remedy.NONE) {
            return new NotNow(Sentence.of("worklist.fix.made-good", claim.number()));
        }
        var credit = credit(shipment, claim);
        if (credit == null) {
            return new NotNow(Sentence.of("worklist.fix.nothing-to-credit"));
        }
        var worth = billing.preview(credit);
        if (worth.refusal() != null) {
            return new NotNow(Sentence.of("worklist.fix.nothing-to-credit"));
        }
        var changes = new ArrayList<Sentence>();
        changes.add(
                claim == null
                        ? Sentence.of(
                                "worklist.fix.will-claim", worth.total(), shipment.carrierName(), shipment.number())
                        : Sentence.of("worklist.fix.claimed-before", claim.number()));
        changes.add(Sentence.of("worklist.fix.will-credit", worth.total(), shipment.orderNumber()));
        if (worth.needsApproval()) {
            changes.add(Sentence.of("worklist.fix.will-want-approval"));
        }
        return new Possible(changes, List.of(), false);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var shipment = shipment(item);
        var claim = claim(shipment).orElseGet(() -> opened(shipment));
        return switch (remedyClaim.refund(claim.id())) {
            case RemedyClaim.Remedied(var after) ->
                new Done(Sentence.of("worklist.fix.parcel-refunded", shipment.number(), after.number()), false, null);
            case RemedyClaim.AwaitsApproval(var _, var amount, var _) ->
                new Done(Sentence.of("worklist.fix.refund-wants-approval", amount, claim.number()), false, null);
            case RemedyClaim.RemediedBefore(var before) ->
                new Refused(Sentence.of("worklist.fix.made-good", before.number()));
            case RemedyClaim.NothingToCredit _, RemedyClaim.Busy _ ->
                throw new IllegalStateException(
                        "what is credited for %s was there a moment ago".formatted(shipment.number()));
        };
    }

    private Claim opened(ShipmentView shipment) {
        var lines = claimed(shipment);
        var credit = remedyClaim.credit(shipment.order(), Claim.Kind.LOST, null, shipment.number(), lines);
        if (credit == null) {
            throw new IllegalStateException("nothing of %s can be credited".formatted(shipment.number()));
        }
        return openClaim.handle(new OpenClaim.Command(
                shipment.order(),
                shipment.id(),
                null,
                Claim.Kind.LOST,
                Claim.Liable.CARRIER,
                billing.preview(credit).total(),
                lines.stream()
                        .map(line -> new OpenClaim.Line(line.line(), line.quantity()))
                        .toList(),
                null));
    }

    private ShipmentView shipment(WorkItem item) {
        return shipments.get(new ShipmentId(item.subject().id()));
    }

    /** That it is lost, where somebody has said so. */
    private Optional<Claim> claim(ShipmentView shipment) {
        return returns.claims(null, null, shipment.order(), null, CLAIMS).data().stream()
                .filter(claim ->
                        claim.kind() == Claim.Kind.LOST && shipment.number().equals(claim.shipment()))
                .findFirst();
    }

    private IssueCreditMemo.@Nullable Command credit(ShipmentView shipment, @Nullable Claim claim) {
        return claim == null
                ? remedyClaim.credit(shipment.order(), Claim.Kind.LOST, null, shipment.number(), claimed(shipment))
                : remedyClaim.credit(claim.order(), claim.kind(), claim.note(), claim.number(), claim.lines());
    }

    /** What was in it. */
    private static List<Claim.Line> claimed(ShipmentView shipment) {
        var lines = new LinkedHashMap<LineId, Claim.Line>();
        shipment.packages().stream()
                .flatMap(box -> box.contents().stream())
                .forEach(content -> lines.merge(
                        content.line(),
                        new Claim.Line(content.line(), 0, content.sku().value(), content.name(), content.quantity()),
                        (one, other) -> new Claim.Line(
                                one.line(), one.number(), one.sku(), one.name(), one.quantity() + other.quantity())));
        return List.copyOf(lines.values());
    }
}
