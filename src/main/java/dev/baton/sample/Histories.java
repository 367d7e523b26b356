package dev.baton.sample;

import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How much of a sample company's past has been made, so that a start that was broken off is carried on. */
@Repository
class Histories {

    private static final String ADD = """
            insert into sample.histories (tenant_id, first_day, days, days_made)
            values (:tenant, :first_day, :days, 0)
            """;

    private static final String FIND = """
            select first_day, days, days_made
            from sample.histories
            where tenant_id = :tenant
            """;

    private static final String MADE = """
            update sample.histories
            set days_made = :days_made
            where tenant_id = :tenant
            """;

    @Unscoped("a setting of the transaction")
    private static final String DO_NOT_WAIT = """
            select set_config('synchronous_commit', 'off', true)
            """;

    /** @param made how many of the days, from the first on, are complete */
    record History(LocalDate firstDay, int days, int made) {

        boolean isComplete() {
            return made >= days;
        }
    }

    private final Db db;

    Histories(Db db) {
        this.db = db;
    }

    @Transactional
    void begin(LocalDate firstDay, int days) {
        db.sql(ADD).param("first_day", firstDay).param("days", days).update();
    }

    @Transactional(readOnly = true)
    Optional<History> find() {
        return db.sql(FIND)
                .query((row, _) -> new History(
                        row.getObject("first_day", LocalDate.class), row.getInt("days"), row.getInt("days_made")))
                .optional();
    }

    @Transactional
    void made(int days) {
        db.sql(MADE).param("days_made", days).update();
    }

    /** The commit of the present transaction does not wait for the disk. */
    void doNotWait() {
        db.unscoped(DO_NOT_WAIT).query(String.class).single();
    }
}
