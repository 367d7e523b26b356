package dev.baton.platform.web;

import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The answers already given, by idempotency key. */
@Repository
class IdempotencyRows {

    /** Waits for a transaction that holds the same key, and then tells whether it answered. */
    private static final String CLAIM = """
            insert into platform.idempotency (tenant_id, idempotency_key, fingerprint, created_at)
            values (:tenant, :key, :fingerprint, :at)
            on conflict (tenant_id, idempotency_key) do nothing
            """;

    private static final String FIND = """
            select fingerprint, status, headers, body
            from platform.idempotency
            where tenant_id = :tenant
            and idempotency_key = :key
            """;

    private static final String ANSWER = """
            update platform.idempotency
            set status = :status, headers = :headers::jsonb, body = :body
            where tenant_id = :tenant
            and idempotency_key = :key
            """;

    @Unscoped("old answers of every tenant are forgotten together")
    private static final String FORGET = """
            delete from platform.idempotency
            where (tenant_id, idempotency_key) in (
                select tenant_id, idempotency_key
                from platform.idempotency
                where created_at < :before
                limit :bite
            )
            """;

    private static final int BITE = 2000;

    record Answer(String fingerprint, @Nullable Integer status, Map<String, String> headers, String body) {}

    private final Db db;
    private final JsonMapper json;

    IdempotencyRows(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    boolean claim(String key, String fingerprint, Instant now) {
        return db.sql(CLAIM)
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("at", Db.timestamp(now))
                        .update()
                == 1;
    }

    Optional<Answer> find(String key) {
        return db.sql(FIND)
                .param("key", key)
                .query((row, _) -> new Answer(
                        row.getString("fingerprint"),
                        row.getObject("status", Integer.class),
                        json.readValue(
                                Optional.ofNullable(row.getString("headers")).orElse("{}"),
                                new TypeReference<Map<String, String>>() {}),
                        Optional.ofNullable(row.getString("body")).orElse("")))
                .optional();
    }

    void answer(String key, int status, Map<String, String> headers, String body) {
        db.sql(ANSWER)
                .param("key", key)
                .param("status", status)
                .param("headers", json.writeValueAsString(headers))
                .param("body", body)
                .update();
    }

    /** In small bites, so that nobody waits for the locks of a day. */
    void forget(Instant before) {
        int last = BITE;
        while (last == BITE) {
            last = db.unscoped(FORGET)
                    .param("before", Db.timestamp(before))
                    .param("bite", BITE)
                    .update();
        }
    }
}
