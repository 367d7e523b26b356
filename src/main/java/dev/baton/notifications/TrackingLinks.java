package dev.baton.notifications;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.UseCase;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.InstallationSecret;
import dev.baton.platform.security.TenantId;
import dev.baton.platform.web.PublicAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links to the public page of an order: issued with the first letter, prolonged by everything that happens, renewed when one has
 * got into wrong hands.
 */
@UseCase
public class TrackingLinks {

    /** How long a link lives after the last thing that happened to its order. */
    public static final Duration LIFETIME = Duration.ofDays(90);

    /** Where a link leads. */
    public sealed interface Resolution {}

    public record Open(TenantId tenant, OrderId order, Instant expiresAt) implements Resolution {}

    /** It did lead somewhere once: too old now, or taken back. */
    public record Over(TenantId tenant, OrderId order) implements Resolution {}

    public record Unknown() implements Resolution {}

    private final LinkRows links;
    private final OrderQueries orders;
    private final InstallationSecret secret;
    private final PublicAddress address;
    private final Audit audit;
    private final Clock clock;

    TrackingLinks(
            LinkRows links,
            OrderQueries orders,
            InstallationSecret secret,
            PublicAddress address,
            Audit audit,
            Clock clock) {
        this.links = links;
        this.orders = orders;
        this.secret = secret;
        this.address = address;
        this.audit = audit;
        this.clock = clock;
    }

    /** The last one, open or not; empty when none was ever issued under the present secret. */
    @Transactional(readOnly = true)
    public Optional<TrackingLink> current(OrderId order) {
        return links.latest(order, secret.name()).map(this::link);
    }

    /** The link of the order, prolonged; a new one when there is none, or the last was taken back. */
    public TrackingLink issue(OrderId order) {
        var latest = links.latest(order, secret.name());
        if (latest.isEmpty() || latest.get().revokedAt() != null) {
            orders.get(order);
            return link(add(order, latest.map(LinkRows.Row::generation).orElse(0) + 1));
        }
        links.prolong(List.of(order), end());
        return link(links.latest(order, secret.name()).orElseThrow());
    }

    /** Another link; whoever has an old one sees nothing any more. */
    public TrackingLink renew(OrderId order) {
        orders.get(order);
        var next =
                links.latest(order, secret.name()).map(LinkRows.Row::generation).orElse(0) + 1;
        links.revoke(order, clock.instant());
        var added = add(order, next);
        audit.record("tracking-link", order, "renewed", null, Map.of("expiresAt", added.expiresAt()));
        return link(added);
    }

    /** Nobody sees the page any more, until a letter brings a new link. */
    public void revoke(OrderId order) {
        if (links.revoke(order, clock.instant()) > 0) {
            audit.record("tracking-link", order, "revoked", null, null);
        }
    }

    /** Something has happened to them, so their customers will want to look. */
    void prolong(Collection<OrderId> among) {
        links.prolong(among, end());
    }

    /** The same work for every text of the right form, so that its time tells nothing. */
    @Transactional(readOnly = true)
    public Resolution resolve(String text) {
        var target = TrackingToken.parse(text).flatMap(links::find).orElse(null);
        if (target == null) {
            return new Unknown();
        }
        boolean open = target.revokedAt() == null && target.expiresAt().isAfter(clock.instant());
        return open
                ? new Open(target.tenant(), target.order(), target.expiresAt())
                : new Over(target.tenant(), target.order());
    }

    private LinkRows.Row add(OrderId order, int generation) {
        var row = new LinkRows.Row(
                order, generation, clock.instant(), Caller.current().name(), end(), null);
        links.add(row, secret.name(), token(order, generation));
        return row;
    }

    private Instant end() {
        return clock.instant().plus(LIFETIME);
    }

    private TrackingToken token(OrderId order, int generation) {
        return TrackingToken.of(secret, Caller.current().tenant(), order, generation);
    }

    private TrackingLink link(LinkRows.Row row) {
        var path = "/t/" + token(row.order(), row.generation()).value();
        return new TrackingLink(
                row.order(), path, address.of(path), row.issuedAt(), row.issuedBy(), row.expiresAt(), row.revokedAt());
    }
}
