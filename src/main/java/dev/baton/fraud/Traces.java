package dev.baton.fraud;

import dev.baton.orders.OrderId;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Who ordered what when, as far back as anybody counts. */
@Repository
class Traces {

    /** A kind of its own beside those of {@link TraitKind}: a card was declined on an order of this mail. */
    static final String DECLINED_CARD = "DECLINED_CARD";

    private static final int MOST_FORGOTTEN = 20_000;

    private static final String ADD = """
            insert into fraud.traces (tenant_id, kind, value, occasion, at, mail)
            select :tenant, kind, value, occasion, at, mail
            from unnest(:kinds::text[], :values::text[], :occasions::uuid[], :ats::timestamptz[], :mails::text[])
                as added (kind, value, occasion, at, mail)
            order by kind, value, occasion
            on conflict do nothing
            """;

    /** Occasions other than the order itself count whenever they were until it was placed. */
    private static final String COUNT = """
            select wanted.signal, wanted.order_id, count(traces.occasion) as occasions, count(distinct traces.mail) as mails
            from unnest(:signals::text[], :kinds::text[], :values::text[], :orders::uuid[], :since::timestamptz[],
                :until::timestamptz[]) as wanted (signal, kind, value, order_id, since, until)
            join fraud.traces on traces.tenant_id = :tenant
                and traces.kind = wanted.kind
                and traces.value = wanted.value
                and traces.at > wanted.since
                and traces.at <= wanted.until
            group by wanted.signal, wanted.order_id
            """;

    /** What was ordered before anybody counted, with mails as {@link TraitKind#MAIL} has them. */
    private static final String ADD_EARLIER = """
            insert into fraud.traces (tenant_id, kind, value, occasion, at, mail)
            select tenant_id, 'MAIL', known.mail, order_id, placed_at, known.mail
            from orders.orders_view
            cross join lateral (select regexp_replace(lower(email), '^([^+@]+)[+][^@]*@', '\\1@') as mail) as known
            where tenant_id = :tenant
            and email is not null
            and placed_at > :since
            order by placed_at desc, order_id desc
            limit :limit
            on conflict do nothing
            """;

    @Unscoped("one job serves every tenant")
    private static final String FORGET = """
            delete from fraud.traces
            using (
                select tenant_id, kind, value, occasion
                from fraud.traces
                where at < :before
                order by at
                limit :limit
            ) old
            where traces.tenant_id = old.tenant_id
            and traces.kind = old.kind
            and traces.value = old.value
            and traces.occasion = old.occasion
            """;

    record Trace(
            String kind,
            String value,
            UUID occasion,
            Instant at,
            @Nullable String mail) {}

    /** What is to be counted for one order; occasions after {@code until} are not of interest. */
    record Wanted(FraudSignal signal, String kind, String value, OrderId order, Instant since, Instant until) {}

    private final Db db;

    Traces(Db db) {
        this.db = db;
    }

    void add(Collection<Trace> traces) {
        if (traces.isEmpty()) {
            return;
        }
        db.sql(ADD)
                .param("kinds", Columns.text(traces, Trace::kind))
                .param("values", Columns.text(traces, Trace::value))
                .param("occasions", Columns.text(traces, Trace::occasion))
                .param("ats", Columns.text(traces, Trace::at))
                .param("mails", Columns.text(traces, Trace::mail))
                .update();
    }

    /** By order and signal; what was never seen is not in it. */
    Map<OrderId, Map<FraudSignal, Long>> count(List<Wanted> wanted) {
        var counts = new HashMap<OrderId, Map<FraudSignal, Long>>();
        if (wanted.isEmpty()) {
            return counts;
        }
        db.sql(COUNT)
                .param("signals", Columns.text(wanted, Wanted::signal))
                .param("kinds", Columns.text(wanted, Wanted::kind))
                .param("values", Columns.text(wanted, Wanted::value))
                .param("orders", Columns.text(wanted, each -> each.order().value()))
                .param("since", Columns.text(wanted, Wanted::since))
                .param("until", Columns.text(wanted, Wanted::until))
                .query((row, _) -> {
                    var signal = FraudSignal.valueOf(row.getString("signal"));
                    var column = signal == FraudSignal.MAILS_BY_ADDRESS ? "mails" : "occasions";
                    return counts.computeIfAbsent(
                                    new OrderId(Db.uuid(row, "order_id")), _ -> new EnumMap<>(FraudSignal.class))
                            .put(signal, row.getLong(column));
                })
                .list();
        return counts;
    }

    void addEarlier(Instant since, int limit) {
        db.sql(ADD_EARLIER)
                .param("since", Db.timestamp(since))
                .param("limit", limit)
                .update();
    }

    /** @return whether there may be more */
    boolean forget(Instant before) {
        return db.unscoped(FORGET)
                        .param("before", Db.timestamp(before))
                        .param("limit", MOST_FORGOTTEN)
                        .update()
                == MOST_FORGOTTEN;
    }

    /** Of one order: its mail, phone and address. */
    static List<Trace> of(OrderId order, Instant at, Traits traits) {
        var traces = new ArrayList<Trace>();
        traits.known().forEach((kind, value) -> {
            if (kind != TraitKind.MAIL_DOMAIN) {
                traces.add(new Trace(kind.name(), value, order.value(), at, traits.mail()));
            }
        });
        return traces;
    }
}
