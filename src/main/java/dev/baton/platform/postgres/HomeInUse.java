package dev.baton.platform.postgres;

/** Another Baton holds the home: two servers on one data directory would destroy it. */
public final class HomeInUse extends PostgresUnavailable {

    HomeInUse(Home home) {
        super("Baton already runs on %s: stop it first, or give another home with --home".formatted(home.path()));
    }
}
