package dev.baton.platform.data;

import dev.baton.platform.security.Caller;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The database as a repository sees it: every statement has {@code :tenant} bound to the caller's tenant. */
@Component
public class Db {

    private final JdbcClient jdbc;

    Db(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public StatementSpec sql(String statement) {
        return jdbc.sql(statement).param("tenant", Caller.current().tenant().value());
    }

    /** For the few tables that belong to the installation and to no tenant. */
    public StatementSpec unscoped(String statement) {
        return jdbc.sql(statement);
    }

    public static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant);
    }

    public static @Nullable Timestamp timestampOrNull(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    public static @Nullable LocalDate dateOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    public static Set<LocalDate> dates(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Date[]) row.getArray(column).getArray())
                .map(Date::toLocalDate)
                .collect(Collectors.toSet());
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
