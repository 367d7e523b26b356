package dev.baton.fraud;

import dev.baton.platform.data.Db;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How each company looks for fraud. */
@Repository
class FraudPolicies {

    private static final String READ = """
            select enabled, review_from, provider, weights, version
            from fraud.policies
            where tenant_id = :tenant
            """;

    private static final String LOCK = READ + """
            for update
            """;

    private static final String SAVE = """
            insert into fraud.policies (tenant_id, enabled, review_from, provider, weights)
            values (:tenant, :enabled, :review_from, :provider, :weights::jsonb)
            on conflict (tenant_id) do update
            set enabled = excluded.enabled, review_from = excluded.review_from, provider = excluded.provider,
                weights = excluded.weights, version = policies.version + 1
            """;

    private static final TypeReference<List<Weight>> WEIGHTS = new TypeReference<>() {};

    private final Db db;
    private final JsonMapper json;

    FraudPolicies(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    FraudPolicy read() {
        return policy(READ).orElse(FraudPolicy.USUAL);
    }

    FraudPolicy lock() {
        return policy(LOCK).orElse(FraudPolicy.USUAL);
    }

    private Optional<FraudPolicy> policy(String statement) {
        return db.sql(statement)
                .query((row, _) -> new FraudPolicy(
                        row.getBoolean("enabled"),
                        row.getInt("review_from"),
                        row.getString("provider"),
                        json.readValue(row.getString("weights"), WEIGHTS),
                        row.getInt("version")))
                .optional();
    }

    void save(FraudPolicy policy) {
        db.sql(SAVE)
                .param("enabled", policy.enabled())
                .param("review_from", policy.reviewFrom())
                .param("provider", policy.provider())
                .param("weights", json.writeValueAsString(policy.weights()))
                .update();
    }
}
