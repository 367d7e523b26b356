package dev.baton.platform.data;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * A transaction that only reads sees one moment, however many statements it takes. Otherwise an order read while it changes could
 * have the lines of before and the stock of after.
 *
 * <p>Who writes keeps PostgreSQL's default: he locks the root first, and must see what was committed while he waited for it.
 */
final class SnapshotReads extends JdbcTransactionManager {

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read";

    SnapshotReads(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        if (definition.isReadOnly()) {
            try (var statement = connection.createStatement()) {
                statement.execute(ONE_MOMENT);
            }
        }
    }
}
