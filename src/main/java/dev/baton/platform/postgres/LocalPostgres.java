package dev.baton.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, for as long as this process lives.
 *
 * <p>Whoever holds one holds the home: nobody else can start a server on it. A server that dies is started again on the
 * same port; what it had committed is there.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);
    private static final int RESTARTS = 20;
    private static final Duration RESTART_PAUSE = Duration.ofMillis(500);

    private final HomeLock lock;
    private final DataDirectory data;
    private final PostgresSettings settings;
    private final int port;
    private final String password;
    private final Thread supervisor;
    private volatile Postmaster postmaster;
    private volatile boolean isClosing;

    private LocalPostgres(HomeLock lock, Home home, PostgresSettings settings, Consumer<String> progress) {
        this.lock = lock;
        this.settings = settings;
        this.password = Secret.of(home);
        var binaries = Binaries.unpackedIn(home, progress);
        this.data = new DataDirectory(home, binaries, Account.forHome(home));
        data.createIfMissing(progress);
        progress.accept("Starting PostgreSQL %s …".formatted(Binaries.VERSION));
        this.port = freePort();
        this.postmaster = Postmaster.start(data, port, settings);
        this.supervisor =
                Thread.ofPlatform().name("postgres-supervisor").daemon().unstarted(this::supervise);
    }

    public static LocalPostgres start(Home home, PostgresSettings settings, Consumer<String> progress) {
        var lock = HomeLock.take(home);
        try {
            var postgres = new LocalPostgres(lock, home, settings, progress);
            postgres.supervisor.start();
            return postgres;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String user() {
        return DataDirectory.USER;
    }

    public String password() {
        return password;
    }

    /** Creates the database when it is not there yet. */
    public void createDatabase(String name) {
        try (var connection = connect("postgres")) {
            if (!exists(name, connection)) {
                create(name, connection);
            }
        } catch (SQLException e) {
            throw new PostgresUnavailable("Cannot create the database %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static boolean exists(String database, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select from pg_database where datname = ?")) {
            statement.setString(1, database);
            return statement.executeQuery().next();
        }
    }

    private static void create(String database, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(database, true));
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), user(), password());
    }

    private void supervise() {
        try {
            while (!isClosing) {
                postmaster.awaitEnd();
                restart();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void restart() throws InterruptedException {
        for (var attempt = 1; !isClosing && attempt <= RESTARTS; attempt++) {
            log.warn("PostgreSQL has ended unasked: starting it again (attempt {})", attempt);
            try {
                postmaster.stop();
                postmaster = Postmaster.start(data, port, settings);
                log.warn("PostgreSQL is back");
                return;
            } catch (PostgresUnavailable e) {
                log.warn("{}", e.getMessage());
                wait(RESTART_PAUSE.toMillis());
            }
        }
        if (!isClosing) {
            log.error(
                    "PostgreSQL does not start any more: stop Baton and see {}",
                    data.home().postgresLog());
            isClosing = true;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PostgresUnavailable("No free port for PostgreSQL: " + e.getMessage(), e);
        }
    }

    /** Stops the server with everything written, then lets go of the home. */
    @Override
    public synchronized void close() {
        isClosing = true;
        notifyAll();
        postmaster.stop();
        lock.close();
    }
}
