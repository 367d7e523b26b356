package dev.baton.platform.security;

import dev.baton.platform.Ids;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The merchants of this installation. */
@Repository
public class Tenants {

    @Unscoped("the list of tenants itself")
    private static final String ADD = """
            insert into platform.tenants (tenant_id, name, created_at)
            values (:id, :name, :at)
            """;

    @Unscoped("the list of tenants itself")
    private static final String LIST = """
            select tenant_id, name
            from platform.tenants
            order by created_at, tenant_id
            """;

    public record Tenant(TenantId id, String name) {}

    private final Db db;
    private final Clock clock;

    Tenants(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    public TenantId create(String name) {
        var tenant = new TenantId(Ids.next());
        db.unscoped(ADD)
                .param("id", tenant.value())
                .param("name", name)
                .param("at", Db.timestamp(clock.instant()))
                .update();
        return tenant;
    }

    public List<Tenant> list() {
        return db.unscoped(LIST)
                .query((row, _) -> new Tenant(new TenantId(Db.uuid(row, "tenant_id")), row.getString("name")))
                .list();
    }
}
