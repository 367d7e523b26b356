package dev.baton.orders;

import dev.baton.platform.data.Db;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import dev.baton.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What of an order a second person must agree to, per company. Every statement that touches it. */
@Repository
public class ApprovalPolicies {

    private static final String SWITCHES = """
            select four_eyes, expedite
            from orders.approval_policies
            where tenant_id = :tenant
            """;

    private static final String DISCOUNTS = """
            select currency, limit_minor
            from orders.discount_limits
            where tenant_id = :tenant
            order by currency
            """;

    private static final String DEFINE = """
            insert into orders.approval_policies (tenant_id, four_eyes, expedite)
            values (:tenant, :four_eyes, :expedite)
            on conflict (tenant_id) do update
            set four_eyes = excluded.four_eyes, expedite = excluded.expedite
            """;

    private static final String LIMIT = """
            insert into orders.discount_limits (tenant_id, currency, limit_minor)
            values (:tenant, :currency, :limit)
            on conflict (tenant_id, currency) do update
            set limit_minor = excluded.limit_minor
            """;

    private static final String UNLIMIT = """
            delete from orders.discount_limits
            where tenant_id = :tenant
            and currency = :currency
            """;

    private static final int MOST_KEPT = 5_000;

    private record Switches(boolean fourEyes, boolean expedite) {}

    private final Db db;
    private final Generations generations;
    private final Kept<String, ApprovalPolicy> kept;

    ApprovalPolicies(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.APPROVALS, MOST_KEPT);
    }

    @Transactional(readOnly = true)
    public ApprovalPolicy current() {
        var switches = db.sql(SWITCHES)
                .query((row, _) -> new Switches(row.getBoolean("four_eyes"), row.getBoolean("expedite")))
                .optional()
                .orElse(new Switches(false, false));
        return new ApprovalPolicy(switches.fourEyes(), switches.expedite(), discounts());
    }

    /** As {@link #current}, from memory: as it was less than a second ago. */
    ApprovalPolicy known() {
        return kept.get("", _ -> current());
    }

    private List<Money> discounts() {
        return db.sql(DISCOUNTS)
                .query((row, _) -> Money.of(row.getLong("limit_minor"), row.getString("currency")))
                .list();
    }

    void define(boolean fourEyes, boolean expedite) {
        generations.changed(Topic.APPROVALS);
        db.sql(DEFINE).param("four_eyes", fourEyes).param("expedite", expedite).update();
    }

    void limit(String currency, @Nullable Money limit) {
        generations.changed(Topic.APPROVALS);
        if (limit == null) {
            db.sql(UNLIMIT).param("currency", currency).update();
        } else {
            db.sql(LIMIT)
                    .param("currency", currency)
                    .param("limit", limit.minor())
                    .update();
        }
    }
}
