package dev.baton.returns;

import dev.baton.network.SiteCode;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.shipping.ShipmentQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about what comes back. */
@Service
@Transactional(readOnly = true)
public class ReturnQueries {

    /** How far a list is counted. */
    public static final int COUNTED = 10_000;

    private final Returns returns;
    private final ReturnLists lists;
    private final Photos photos;
    private final Claims claims;
    private final Policies policies;
    private final OrderQueries orders;
    private final ShipmentQueries shipments;
    private final Clock clock;

    ReturnQueries(
            Returns returns,
            ReturnLists lists,
            Photos photos,
            Claims claims,
            Policies policies,
            OrderQueries orders,
            ShipmentQueries shipments,
            Clock clock) {
        this.returns = returns;
        this.lists = lists;
        this.photos = photos;
        this.claims = claims;
        this.policies = policies;
        this.orders = orders;
        this.shipments = shipments;
        this.clock = clock;
    }

    public ReturnView get(ReturnId id) {
        return ReturnView.of(returns.get(id), photos.list(id));
    }

    /** What a scanner or a keyboard means: the number of a return, or of the parcel that it comes in. */
    public Optional<ReturnId> called(String code) {
        var name = code.strip().toUpperCase(Locale.ROOT);
        return returns.byNumber(name).or(() -> returns.byTrackingNumber(name));
    }

    /** Oldest first. */
    public List<ReturnView> ofOrder(OrderId order) {
        return returns.ofOrder(order).stream()
                .map(one -> ReturnView.of(one, List.of()))
                .toList();
    }

    /** Newest first. */
    public Page<ReturnRow> list(ReturnFilter filter, PageRequest request) {
        return lists.list(filter, request);
    }

    /** Exact up to {@value #COUNTED}. */
    public long count(ReturnFilter filter) {
        return lists.count(filter, COUNTED);
    }

    /** How many there are in every state that is not over. */
    public Map<ReturnState, Long> counts() {
        return lists.counts();
    }

    /** How many wait for one of us: to be decided, to be looked at, or to be paid for. */
    public long waiting() {
        var counts = lists.counts();
        return counts.getOrDefault(ReturnState.REQUESTED, 0L)
                + counts.getOrDefault(ReturnState.RECEIVED, 0L)
                + counts.getOrDefault(ReturnState.INSPECTED, 0L)
                + lists.kept();
    }

    /** What of an order may still be sent back. */
    public Returnable returnable(OrderId order) {
        return Returnable.of(orders.get(order), shipments.ofOrder(order), returns.spokenFor(order), clock.getZone());
    }

    /** Units of each line of an order that have come back. */
    public Map<LineId, Long> received(OrderId order) {
        return lists.received(order);
    }

    public ReturnPolicy policy() {
        return policies.get();
    }

    public ReturnPhoto.Content photo(ReturnId id, UUID photo) {
        return photos.get(id, photo);
    }

    /** @param from units that left at or after this time; null for all */
    public ReturnRates rates(@Nullable Instant from, @Nullable Instant until) {
        return lists.rates(from, until);
    }

    /** What came back and where it stands, by item. */
    public Page<ReturnedUnit> units(@Nullable Disposition disposition, @Nullable SiteCode site, PageRequest request) {
        return lists.units(disposition, site, request);
    }

    /** Every step of every unit of a return, oldest first. */
    public Page<ReturnStep> ledger(ReturnId id, PageRequest request) {
        returns.get(id);
        return lists.ledger(id, request);
    }

    public Claim claim(ClaimId id) {
        return claims.get(id);
    }

    public Optional<ClaimId> claimByNumber(String number) {
        return claims.byNumber(number);
    }

    /** Newest first. */
    public Page<Claim> claims(
            Claim.@Nullable State state,
            Claim.@Nullable Liable liable,
            @Nullable OrderId order,
            @Nullable String text,
            PageRequest request) {
        return claims.list(state, liable, order, text, request);
    }

    public long claimsOpen() {
        return claims.open();
    }

    /** Those whose goods should have come by now. */
    List<ReturnId> due() {
        return returns.due(LocalDate.ofInstant(clock.instant(), clock.getZone()));
    }
}
