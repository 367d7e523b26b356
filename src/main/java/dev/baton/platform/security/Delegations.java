package dev.baton.platform.security;

import dev.baton.platform.data.Cursor;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.ListQuery;
import dev.baton.platform.data.ListQuery.SortKey;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.data.Unscoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who decides about approvals for whom. Every statement that touches it. */
@Repository
public class Delegations {

    private static final String ADD = """
            insert into platform.delegations (tenant_id, delegation_id, giver, delegate, starts_on, ends_on, created_at, created_by)
            values (:tenant, :delegation, :giver, :delegate, :from, :until, :at, :by)
            """;

    private static final String END = """
            update platform.delegations
            set ended_at = :at, ended_by = :by
            where tenant_id = :tenant
            and delegation_id = :delegation
            and ended_at is null
            """;

    private static final String LIST = """
            select delegations.delegation_id, delegations.giver, givers.name as giver_name, delegations.delegate,
                delegates.name as delegate_name, delegations.starts_on, delegations.ends_on, delegations.created_at,
                delegations.created_by, delegations.ended_at, delegations.ended_by
            from platform.delegations
            join platform.users givers
                on givers.tenant_id = delegations.tenant_id and givers.user_id = delegations.giver
            join platform.users delegates
                on delegates.tenant_id = delegations.tenant_id and delegates.user_id = delegations.delegate
            where delegations.tenant_id = :tenant
            """;

    private static final String OVERLAPPING = """
            select delegation_id
            from platform.delegations
            where tenant_id = :tenant
            and giver = :giver
            and delegate = :delegate
            and ended_at is null
            and starts_on <= :until
            and ends_on >= :from
            """;

    private static final String ZONE = """
            select time_zone
            from platform.company_profiles
            where tenant_id = :tenant
            """;

    /** Of somebody who was disabled, or has lost the right, nobody has it either. */
    @Unscoped("whose session it is tells the tenant")
    private static final String LIVE = """
            select givers.name, delegations.starts_on, delegations.ends_on, company_profiles.time_zone
            from platform.delegations
            join platform.users givers
                on givers.tenant_id = delegations.tenant_id and givers.user_id = delegations.giver
            join platform.roles
                on roles.tenant_id = givers.tenant_id and roles.role = givers.role
            left join platform.company_profiles
                on company_profiles.tenant_id = delegations.tenant_id
            where delegations.tenant_id = :owner
            and delegations.delegate = :delegate
            and delegations.ended_at is null
            and givers.enabled
            and roles.scopes && array['*', 'approvals:write']
            order by delegations.delegation_id
            """;

    private record Live(String giver, LocalDate from, LocalDate until, ZoneId zone) {

        boolean isOn(Instant now) {
            var today = LocalDate.ofInstant(now, zone);
            return !today.isBefore(from) && !today.isAfter(until);
        }
    }

    private final Db db;
    private final Clock clock;

    Delegations(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<Delegation> list(PageRequest request) {
        var today = today();
        return new ListQuery(LIST)
                .page(
                        db,
                        request,
                        List.of(new SortKey("delegation_id", "uuid", true)),
                        (row, _) -> delegation(row, today),
                        delegation -> Cursor.of(delegation.id()));
    }

    @Transactional(readOnly = true)
    public Optional<Delegation> find(UUID id) {
        var today = today();
        return new ListQuery(LIST)
                        .where("delegations.delegation_id = :delegation", "delegation", id)
                        .page(
                                db,
                                PageRequest.first(1),
                                List.of(new SortKey("delegation_id", "uuid", true)),
                                (row, _) -> delegation(row, today),
                                delegation -> Cursor.of(delegation.id()))
                        .data()
                        .stream()
                        .findFirst();
    }

    /** What day it is for the company. */
    @Transactional(readOnly = true)
    public LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(),
                zone(db.sql(ZONE).query(String.class).optional().orElse(null)));
    }

    void add(UUID id, UUID giver, UUID delegate, LocalDate from, LocalDate until) {
        db.sql(ADD)
                .param("delegation", id)
                .param("giver", giver)
                .param("delegate", delegate)
                .param("from", from)
                .param("until", until)
                .param("at", Db.timestamp(clock.instant()))
                .param("by", Caller.current().name())
                .update();
    }

    /** Ending it twice is ending it once. */
    void end(UUID id) {
        db.sql(END)
                .param("delegation", id)
                .param("at", Db.timestamp(clock.instant()))
                .param("by", Caller.current().name())
                .update();
    }

    boolean overlaps(UUID giver, UUID delegate, LocalDate from, LocalDate until) {
        return !db.sql(OVERLAPPING)
                .param("giver", giver)
                .param("delegate", delegate)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> Db.uuid(row, "delegation_id"))
                .list()
                .isEmpty();
    }

    /** Names of those for whom {@code delegate} decides at {@code now}. */
    List<String> givers(TenantId tenant, UUID delegate, Instant now) {
        return db
                .unscoped(LIVE)
                .param("owner", tenant.value())
                .param("delegate", delegate)
                .query((row, _) -> new Live(
                        row.getString("name"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        zone(row.getString("time_zone"))))
                .list()
                .stream()
                .filter(live -> live.isOn(now))
                .map(Live::giver)
                .distinct()
                .toList();
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static Delegation delegation(ResultSet row, LocalDate today) throws SQLException {
        var from = row.getObject("starts_on", LocalDate.class);
        var until = row.getObject("ends_on", LocalDate.class);
        var endedAt = Db.instantOrNull(row, "ended_at");
        return new Delegation(
                Db.uuid(row, "delegation_id"),
                Db.uuid(row, "giver"),
                row.getString("giver_name"),
                Db.uuid(row, "delegate"),
                row.getString("delegate_name"),
                from,
                until,
                Delegation.state(from, until, endedAt != null, today),
                Db.instant(row, "created_at"),
                row.getString("created_by"),
                endedAt,
                row.getString("ended_by"));
    }
}
