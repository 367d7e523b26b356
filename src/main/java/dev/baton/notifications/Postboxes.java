package dev.baton.notifications;

import dev.baton.notifications.MailServer.Address;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.InstallationSecret;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Repository;

/** How merchants send. Their passwords are sealed under the installation's secret. */
@Repository
@EnableConfigurationProperties(MailSettings.class)
class Postboxes {

    private static final String PURPOSE = "smtp-password";

    private static final String FIND = """
            select quiet_from, quiet_until, stale_hours, host, port, security, username, password_sealed, version
            from notifications.settings
            where tenant_id = :tenant
            """;

    private static final String PUT = """
            insert into notifications.settings
                (tenant_id, quiet_from, quiet_until, stale_hours, host, port, security, username, password_sealed)
            values
                (:tenant, :quiet_from, :quiet_until, :stale_hours, :host, :port, :security, :username, :password)
            on conflict (tenant_id) do update
            set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, stale_hours = excluded.stale_hours,
                host = excluded.host, port = excluded.port, security = excluded.security, username = excluded.username,
                password_sealed = case
                    when :keep then settings.password_sealed
                    else excluded.password_sealed
                end,
                version = settings.version + 1
            where settings.version = :version
            """;

    private record Row(Postbox postbox, @Nullable String sealed) {}

    private final Db db;
    private final InstallationSecret secret;
    private final MailSettings installation;

    Postboxes(Db db, InstallationSecret secret, MailSettings installation) {
        this.db = db;
        this.secret = secret;
        this.installation = installation;
    }

    Postbox get() {
        return find().map(Row::postbox).orElse(Postbox.USUAL);
    }

    /** The merchant's own server, else the installation's; empty when there is none. */
    Optional<Address> server() {
        return find().flatMap(this::own).or(this::house);
    }

    private Optional<Address> own(Row row) {
        var own = row.postbox().server();
        var sealed = row.sealed();
        return own == null
                ? Optional.empty()
                : Optional.of(new Address(
                        own.host(),
                        own.port(),
                        MailSettings.Security.valueOf(own.security()),
                        own.username(),
                        sealed == null ? null : secret.open(PURPOSE, sealed),
                        installation.timeout()));
    }

    private Optional<Address> house() {
        var host = installation.host();
        return host == null || host.isBlank()
                ? Optional.empty()
                : Optional.of(new Address(
                        host,
                        installation.port(),
                        installation.security(),
                        installation.username(),
                        installation.password(),
                        installation.timeout()));
    }

    boolean hasInstallationServer() {
        return installation.host() != null && !installation.host().isBlank();
    }

    /** The sender of a brand that has none. */
    @Nullable
    String from() {
        return installation.from();
    }

    /**
     * False when somebody else was faster.
     *
     * @param password null to keep the one there is
     */
    boolean put(Postbox postbox, @Nullable String password) {
        var server = postbox.server();
        return db.sql(PUT)
                        .param("quiet_from", postbox.quietFrom())
                        .param("quiet_until", postbox.quietUntil())
                        .param("stale_hours", postbox.staleHours())
                        .param("host", server == null ? null : server.host())
                        .param("port", server == null ? null : server.port())
                        .param("security", server == null ? null : server.security())
                        .param("username", server == null ? null : server.username())
                        .param(
                                "password",
                                server == null || password == null || password.isEmpty()
                                        ? null
                                        : secret.seal(PURPOSE, password))
                        .param("keep", server != null && password == null)
                        .param("version", postbox.version())
                        .update()
                == 1;
    }

    private Optional<Row> find() {
        return db.sql(FIND)
                .query((row, _) -> {
                    var host = row.getString("host");
                    var sealed = row.getString("password_sealed");
                    return new Row(
                            new Postbox(
                                    row.getObject("quiet_from", LocalTime.class),
                                    row.getObject("quiet_until", LocalTime.class),
                                    row.getInt("stale_hours"),
                                    host == null
                                            ? null
                                            : new Postbox.Server(
                                                    host,
                                                    row.getInt("port"),
                                                    row.getString("security"),
                                                    row.getString("username"),
                                                    sealed != null),
                                    row.getInt("version")),
                            sealed);
                })
                .optional();
    }
}
