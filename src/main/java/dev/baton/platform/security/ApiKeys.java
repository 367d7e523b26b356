package dev.baton.platform.security;

import dev.baton.platform.Ids;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keys by which programs sign in.
 *
 * <p>A key is 256 random bits, so one round of SHA-256 keeps it as safe as the database needs: there is nothing to guess. It is
 * shown once. A revoked key is refused within {@link #REMEMBERED}.
 */
@Repository
public class ApiKeys {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration USE_KEPT = Duration.ofMinutes(1);
    private static final int REMEMBERED_MOST = 10_000;
    private static final String PREFIX = "baton_";

    private static final String ADD = """
            insert into platform.keys
                (tenant_id, key_id, name, secret_hash, shown, scopes, created_at, created_by)
            values (:tenant, :id, :name, :hash, :shown, :scopes, :at, :by)
            """;

    @Unscoped("the key itself tells the tenant")
    private static final String FIND = """
            select tenant_id, name, scopes
            from platform.keys
            where secret_hash = :hash
            and revoked_at is null
            """;

    private static final String LIST = """
            select key_id, name, shown, scopes, created_at, created_by, used_at, revoked_at
            from platform.keys
            where tenant_id = :tenant
            order by key_id desc
            limit 500
            """;

    private static final String REVOKE = """
            update platform.keys
            set revoked_at = coalesce(revoked_at, :at)
            where tenant_id = :tenant
            and key_id = :id
            returning name
            """;

    @Unscoped("the key itself tells the tenant")
    private static final String USED = """
            update platform.keys
            set used_at = :at
            where secret_hash = :hash
            and (used_at is null or used_at < :before)
            """;

    /**
     * A key as people see it later: never its secret.
     *
     * @param usedAt the last time, to about a minute; null when never
     */
    public record Key(
            UUID id,
            String name,
            String shown,
            List<String> scopes,
            Instant createdAt,
            String createdBy,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    /** A key at the only moment when its secret is known. */
    public record NewKey(UUID id, String name, List<String> scopes, String secret) {}

    private record Remembered(Optional<Caller> caller, Instant until) {}

    private final Db db;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    ApiKeys(Db db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public NewKey create(String name, List<String> scopes) {
        var caller = Caller.current();
        var beyond = scopes.stream().filter(scope -> !caller.mayOfOwn(scope)).toList();
        if (!beyond.isEmpty()) {
            throw new Invalid("scopes", "go beyond your own: " + String.join(", ", beyond));
        }
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var id = Ids.next();
        db.sql(ADD)
                .param("id", id)
                .param("name", name)
                .param("hash", hash(secret))
                .param("shown", secret.substring(0, PREFIX.length() + 4) + "…")
                .param("scopes", scopes.toArray(String[]::new))
                .param("at", Db.timestamp(clock.instant()))
                .param("by", caller.name())
                .update();
        audit.record("key", id, "created", null, Map.of("name", name, "scopes", scopes));
        return new NewKey(id, name, scopes, secret);
    }

    @Transactional
    public void revoke(UUID id) {
        var name = db.sql(REVOKE)
                .param("id", id)
                .param("at", Db.timestamp(clock.instant()))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("key", id));
        remembered.clear();
        audit.record("key", id, "revoked", Map.of("name", name), null);
    }

    @Transactional(readOnly = true)
    public List<Key> list() {
        return db.sql(LIST)
                .query((row, _) -> new Key(
                        Db.uuid(row, "key_id"),
                        row.getString("name"),
                        row.getString("shown"),
                        Db.texts(row, "scopes"),
                        Db.instant(row, "created_at"),
                        row.getString("created_by"),
                        Db.instantOrNull(row, "used_at"),
                        Db.instantOrNull(row, "revoked_at")))
                .list();
    }

    /** Who presents this key; empty when nobody may. */
    Optional<Caller> callerOf(String secret) {
        if (!secret.startsWith(PREFIX) || secret.length() > 100) {
            return Optional.empty();
        }
        var hash = hash(secret);
        var now = clock.instant();
        var known = remembered.get(hash);
        if (known != null && known.until().isAfter(now)) {
            return known.caller();
        }
        var caller = db.unscoped(FIND)
                .param("hash", hash)
                .query((row, _) -> new Caller(
                        new TenantId(Db.uuid(row, "tenant_id")),
                        Caller.Kind.KEY,
                        row.getString("name"),
                        Set.copyOf(Db.texts(row, "scopes"))))
                .optional();
        if (caller.isPresent()) {
            db.unscoped(USED)
                    .param("hash", hash)
                    .param("at", Db.timestamp(now))
                    .param("before", Db.timestamp(now.minus(USE_KEPT)))
                    .update();
        }
        if (remembered.size() >= REMEMBERED_MOST) {
            remembered.clear();
        }
        remembered.put(hash, new Remembered(caller, now.plus(REMEMBERED)));
        return caller;
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
