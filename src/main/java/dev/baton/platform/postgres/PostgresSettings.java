package dev.baton.platform.postgres;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the server is told when it starts. */
public record PostgresSettings(Map<String, String> values) {

    public PostgresSettings {
        values = Map.copyOf(values);
    }

    /** Safe for years of orders, and sized for a laptop. Durability (fsync and its kin) is PostgreSQL's own default. */
    public static PostgresSettings durable() {
        return new PostgresSettings(Map.ofEntries(
                entry("listen_addresses", "127.0.0.1"),
                entry("unix_socket_directories", ""),
                entry("max_connections", "60"),
                entry("shared_buffers", "256MB"),
                entry("effective_cache_size", "1GB"),
                entry("max_wal_size", "4GB"),
                entry("checkpoint_timeout", "15min"),
                // A plan that was made for an empty table walks through all of it, until its statistics are taken.
                entry("autovacuum_naptime", "5s"),
                // Looked at so often, a table that grows fast would be counted again at every tenth of it.
                entry("autovacuum_analyze_scale_factor", "0.3"),
                entry("autovacuum_vacuum_insert_scale_factor", "0.5"),
                entry("jit", "off"),
                entry("track_io_timing", "on"),
                entry("timezone", "UTC")));
    }

    /** For tests only: what a crash of the machine would lose is not worth waiting for. */
    public static PostgresSettings forgetful() {
        return durable().with(Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off"));
    }

    public PostgresSettings with(Map<String, String> others) {
        var all = new HashMap<>(values);
        all.putAll(others);
        return new PostgresSettings(all);
    }

    List<String> arguments() {
        var arguments = new ArrayList<String>();
        new TreeMap<>(values).forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }
}
