package dev.baton.returns;

import dev.baton.platform.company.Companies;
import dev.baton.platform.data.Db;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The return policies of tenants; one that has changed nothing has the one that Baton comes with. */
@Repository
class Policies {

    private static final String FIND = """
            select policy
            from returns.policies
            where tenant_id = :tenant
            """;

    private static final String ADD = """
            insert into returns.policies (tenant_id, policy, version)
            values (:tenant, :policy::jsonb, 1)
            on conflict (tenant_id) do nothing
            """;

    private static final String CHANGE = """
            update returns.policies
            set policy = :policy::jsonb, version = version + 1
            where tenant_id = :tenant
            and version = :version
            """;

    private final Db db;
    private final JsonMapper json;
    private final Companies companies;

    Policies(Db db, JsonMapper json, Companies companies) {
        this.db = db;
        this.json = json;
        this.companies = companies;
    }

    ReturnPolicy get() {
        return kept().orElseGet(() -> ReturnPolicy.shipped(companies.current().currency()));
    }

    /** @return false when somebody has changed it meanwhile */
    boolean put(ReturnPolicy policy, int version) {
        var text = json.writeValueAsString(policy.version(version + 1));
        return version == 0
                ? db.sql(ADD).param("policy", text).update() == 1
                : db.sql(CHANGE).param("policy", text).param("version", version).update() == 1;
    }

    private Optional<ReturnPolicy> kept() {
        return db.sql(FIND)
                .query((row, _) -> json.readValue(row.getString("policy"), ReturnPolicy.class))
                .optional();
    }
}
