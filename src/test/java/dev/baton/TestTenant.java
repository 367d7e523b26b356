package dev.baton;

import dev.baton.platform.security.ApiKeys;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import dev.baton.platform.security.Tenants;
import java.util.List;
import org.springframework.stereotype.Component;

/** Merchants made for one test each, so that tests share a database and never meet. */
@Component
public class TestTenant {

    private final Tenants tenants;
    private final ApiKeys keys;

    TestTenant(Tenants tenants, ApiKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    /** A new merchant, as somebody who may do everything. */
    public Caller fresh() {
        TenantId tenant = tenants.create("Test merchant");
        return Caller.system(tenant, "Tester");
    }

    /** The secret of a new key of {@code caller}'s merchant. */
    public String key(Caller caller, String... scopes) {
        return caller.call(() -> keys.create("test", scopes.length == 0 ? List.of("*") : List.of(scopes)))
                .secret();
    }
}
