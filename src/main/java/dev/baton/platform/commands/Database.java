package dev.baton.platform.commands;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How to reach the database. */
record Database(String url, String user, String password) {

    private static final int OLDEST_VERSION = 15;

    /** The prepared plan of a set-based statement is planned again at each call unless told not to be: half the rate. */
    private static final String GENERIC_PLANS = "options=-c%20plan_cache_mode=force_generic_plan";

    /** A database of one's own, when the environment names one. */
    static Optional<Database> in(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("BATON_DATABASE_URL"))
                .filter(url -> !url.isBlank())
                .map(url -> named(
                        url,
                        environment.getOrDefault("BATON_DATABASE_USER", ""),
                        environment.getOrDefault("BATON_DATABASE_PASSWORD", "")));
    }

    private static Database named(String url, String user, String password) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new Database(url, user, password);
        }
        if (url.matches("postgres(ql)?://.*")) {
            return fromUri(URI.create(url), user, password);
        }
        throw Refusal.usage("BATON_DATABASE_URL must look like postgresql://host:5432/name, not " + url);
    }

    /** The form other programs use, with the user before the host. */
    private static Database fromUri(URI uri, String user, String password) {
        var credentials = Optional.ofNullable(uri.getUserInfo()).orElse("").split(":", 2);
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Database(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query,
                user.isEmpty() ? credentials[0] : user,
                password.isEmpty() && credentials.length > 1 ? credentials[1] : password);
    }

    void requireSupportedVersion() {
        try (var connection = DriverManager.getConnection(url, user, password)) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw Refusal.failure(
                        "Baton needs PostgreSQL %d or newer; %s is version %d".formatted(OLDEST_VERSION, url, version));
            }
        } catch (SQLException e) {
            throw Refusal.failure("Cannot use the database at %s: %s".formatted(url, oneLine(e)));
        }
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }

    List<String> springArguments() {
        return List.of(
                "--spring.datasource.url=" + tunedUrl(),
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password);
    }

    private String tunedUrl() {
        var tuned = url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true&ApplicationName=baton";
        return url.contains("options=") ? tuned : tuned + "&" + GENERIC_PLANS;
    }
}
