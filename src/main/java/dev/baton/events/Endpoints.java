package dev.baton.events;

import dev.baton.events.Endpoint.DisabledReason;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.InstallationSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Every statement that touches endpoints and their circuits. */
@Repository
class Endpoints {

    private static final String FIND = """
            select endpoint_id, name, url, description, types, enabled, disabled_reason, disabled_at, former_until, created_at,
                created_by, version
            from events.endpoints
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            """;

    private static final String LIST = """
            select endpoint_id, name, url, description, types, enabled, disabled_reason, disabled_at, former_until, created_at,
                created_by, version
            from events.endpoints
            where tenant_id = :tenant
            order by lower(name), endpoint_id
            limit 100
            """;

    private static final String COUNT = """
            select count(*)
            from events.endpoints
            where tenant_id = :tenant
            """;

    private static final String ADD = """
            insert into events.endpoints
                (tenant_id, endpoint_id, name, url, description, types, enabled, disabled_reason, disabled_at, secret, created_at,
                created_by)
            values
                (:tenant, :endpoint, :name, :url, :description, :types, :enabled, :reason, :disabled_at, :secret, :created_at,
                :created_by)
            """;

    private static final String ADD_CIRCUIT = """
            insert into events.circuits (tenant_id, endpoint_id)
            values (:tenant, :endpoint)
            """;

    private static final String CHANGE = """
            update events.endpoints
            set name = :name, url = :url, description = :description, types = :types, enabled = :enabled,
                disabled_reason = :reason, disabled_at = :disabled_at, version = version + 1
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            and version = :version
            """;

    private static final String REMOVE = """
            delete from events.endpoints
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            """;

    private static final String ROTATE = """
            update events.endpoints
            set former_secret = secret, former_until = :until, secret = :secret
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            """;

    private static final String SECRETS = """
            select secret, former_secret, former_until
            from events.endpoints
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            """;

    private static final String DISABLE = """
            update events.endpoints
            set enabled = false, disabled_reason = :reason, disabled_at = :now, version = version + 1
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            and enabled
            """;

    private static final String LOCK_CIRCUIT = """
            select failures, times_opened, failing_since, open_until, last_success_at, last_failure_at, last_error
            from events.circuits
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            for update
            """;

    private static final String LOCK_FREE_CIRCUIT = """
            select failures, times_opened, failing_since, open_until, last_success_at, last_failure_at, last_error
            from events.circuits
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            for update skip locked
            """;

    private static final String CIRCUIT = """
            select failures, times_opened, failing_since, open_until, last_success_at, last_failure_at, last_error
            from events.circuits
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            """;

    private static final String CHANGE_CIRCUIT = """
            update events.circuits
            set failures = :failures, times_opened = :times_opened, failing_since = :failing_since, open_until = :open_until,
                last_success_at = :last_success_at, last_failure_at = :last_failure_at, last_error = :last_error
            where tenant_id = :tenant
            and endpoint_id = :endpoint
            """;

    private static final String PURPOSE = "webhook secrets";

    private final Db db;
    private final InstallationSecret seal;

    Endpoints(Db db, InstallationSecret seal) {
        this.db = db;
        this.seal = seal;
    }

    Optional<Endpoint> find(EndpointId id) {
        return db.sql(FIND)
                .param("endpoint", id.value())
                .query((row, _) -> endpoint(row))
                .optional();
    }

    /** By name; there are never more than can be listed. */
    List<Endpoint> list() {
        return db.sql(LIST).query((row, _) -> endpoint(row)).list();
    }

    long count() {
        return db.sql(COUNT).query(Long.class).single();
    }

    void add(Endpoint endpoint, WebhookSecret secret) {
        db.sql(ADD)
                .param("endpoint", endpoint.id().value())
                .param("name", endpoint.name())
                .param("url", endpoint.url())
                .param("description", endpoint.description())
                .param("types", Columns.texts(endpoint.types()))
                .param("enabled", endpoint.enabled())
                .param("reason", nameOf(endpoint.disabledReason()))
                .param("disabled_at", Db.timestampOrNull(endpoint.disabledAt()))
                .param("secret", seal.seal(PURPOSE, secret.text()))
                .param("created_at", Db.timestamp(endpoint.createdAt()))
                .param("created_by", endpoint.createdBy())
                .update();
        db.sql(ADD_CIRCUIT).param("endpoint", endpoint.id().value()).update();
    }

    /** @return false when it is no longer at its version */
    boolean change(Endpoint endpoint) {
        return db.sql(CHANGE)
                        .param("endpoint", endpoint.id().value())
                        .param("name", endpoint.name())
                        .param("url", endpoint.url())
                        .param("description", endpoint.description())
                        .param("types", Columns.texts(endpoint.types()))
                        .param("enabled", endpoint.enabled())
                        .param("reason", nameOf(endpoint.disabledReason()))
                        .param("disabled_at", Db.timestampOrNull(endpoint.disabledAt()))
                        .param("version", endpoint.version())
                        .update()
                == 1;
    }

    boolean remove(EndpointId id) {
        return db.sql(REMOVE).param("endpoint", id.value()).update() == 1;
    }

    void rotate(EndpointId id, WebhookSecret secret, Instant formerUntil) {
        db.sql(ROTATE)
                .param("endpoint", id.value())
                .param("secret", seal.seal(PURPOSE, secret.text()))
                .param("until", Db.timestamp(formerUntil))
                .update();
    }

    /** What signs at this moment: the secret, and the former one while both are good. */
    List<WebhookSecret> secrets(EndpointId id, Instant now) {
        return db
                .sql(SECRETS)
                .param("endpoint", id.value())
                .query((row, _) -> {
                    var secrets = new ArrayList<WebhookSecret>();
                    secrets.add(opened(row.getString("secret")));
                    var until = Db.instantOrNull(row, "former_until");
                    var former = row.getString("former_secret");
                    if (former != null && until != null && until.isAfter(now)) {
                        secrets.add(opened(former));
                    }
                    return secrets;
                })
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private WebhookSecret opened(String sealed) {
        return new WebhookSecret(seal.open(PURPOSE, sealed));
    }

    /** @return false when it was disabled already */
    boolean disable(EndpointId id, DisabledReason reason, Instant now) {
        return db.sql(DISABLE)
                        .param("endpoint", id.value())
                        .param("reason", reason.name())
                        .param("now", Db.timestamp(now))
                        .update()
                == 1;
    }

    Circuit lockCircuit(EndpointId id) {
        return db.sql(LOCK_CIRCUIT)
                .param("endpoint", id.value())
                .query((row, _) -> circuit(row))
                .optional()
                .orElse(Circuit.CLOSED);
    }

    /** Empty when somebody else has it: they are claiming or recording at this moment. */
    Optional<Circuit> lockFreeCircuit(EndpointId id) {
        return db.sql(LOCK_FREE_CIRCUIT)
                .param("endpoint", id.value())
                .query((row, _) -> circuit(row))
                .optional();
    }

    Circuit circuit(EndpointId id) {
        return db.sql(CIRCUIT)
                .param("endpoint", id.value())
                .query((row, _) -> circuit(row))
                .optional()
                .orElse(Circuit.CLOSED);
    }

    void change(EndpointId id, Circuit circuit) {
        db.sql(CHANGE_CIRCUIT)
                .param("endpoint", id.value())
                .param("failures", circuit.failures())
                .param("times_opened", circuit.timesOpened())
                .param("failing_since", Db.timestampOrNull(circuit.failingSince()))
                .param("open_until", Db.timestampOrNull(circuit.openUntil()))
                .param("last_success_at", Db.timestampOrNull(circuit.lastSuccessAt()))
                .param("last_failure_at", Db.timestampOrNull(circuit.lastFailureAt()))
                .param("last_error", circuit.lastError())
                .update();
    }

    private static @Nullable String nameOf(@Nullable DisabledReason reason) {
        return reason == null ? null : reason.name();
    }

    private static Circuit circuit(ResultSet row) throws SQLException {
        return new Circuit(
                row.getInt("failures"),
                row.getInt("times_opened"),
                Db.instantOrNull(row, "failing_since"),
                Db.instantOrNull(row, "open_until"),
                Db.instantOrNull(row, "last_success_at"),
                Db.instantOrNull(row, "last_failure_at"),
                row.getString("last_error"));
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        var reason = row.getString("disabled_reason");
        return new Endpoint(
                new EndpointId(Db.uuid(row, "endpoint_id")),
                row.getString("name"),
                row.getString("url"),
                row.getString("description"),
                Db.texts(row, "types"),
                row.getBoolean("enabled"),
                reason == null ? null : DisabledReason.valueOf(reason),
                Db.instantOrNull(row, "disabled_at"),
                Db.instantOrNull(row, "former_until"),
                Db.instant(row, "created_at"),
                row.getString("created_by"),
                row.getInt("version"));
    }
}
