package dev.baton.returns;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.worklist.AboutOrder;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.Severity;
import dev.baton.worklist.Subject;
import dev.baton.worklist.spi.DwellStates;
import dev.baton.worklist.spi.WorkKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Repository;

/** Returns at which a customer waits for us: for a yes, for somebody to look at the goods, for the money. */
@Repository
class ReturnDwellStates implements DwellStates {

    static final String NOT_DECIDED = "RETURN_NOT_DECIDED";
    static final String NOT_INSPECTED = "RETURN_NOT_INSPECTED";
    static final String NOT_SETTLED = "RETURN_NOT_SETTLED";

    private static final String STANDING = """
            select return_id, number, order_id, order_number, customer_name, site, state, entered.since
            from returns.returns
            cross join lateral (
                select case state
                        when 'REQUESTED' then requested_at
                        when 'RECEIVED' then received_at
                        else inspected_at
                    end as since) as entered
            where tenant_id = :tenant
            and state = :state
            and entered.since < :before
            and (cast(:among as uuid[]) is null or return_id = any(cast(:among as uuid[])))
            order by return_id
            limit :most
            """;

    private static final List<DwellState> STATES = List.of(
            new DwellState(new WorkKind(NOT_DECIDED, "returns", Severity.NORMAL, 240, null), 480),
            new DwellState(new WorkKind(NOT_INSPECTED, "returns", Severity.NORMAL, 480, "WAREHOUSE"), 960),
            new DwellState(new WorkKind(NOT_SETTLED, "returns", Severity.HIGH, 240, null), 240));

    private final Db db;

    ReturnDwellStates(Db db) {
        this.db = db;
    }

    @Override
    public List<DwellState> states() {
        return STATES;
    }

    @Override
    public List<Standing> standing(Look look) {
        return db.sql(STANDING)
                .param("before", Db.timestamp(look.before()))
                .param("among", Columns.textsOrNull(look.among()))
                .param("most", look.most())
                .param("state", state(look.state()).name())
                .query((row, _) -> standing(row))
                .list();
    }

    private static ReturnState state(String state) {
        return switch (state) {
            case NOT_DECIDED -> ReturnState.REQUESTED;
            case NOT_INSPECTED -> ReturnState.RECEIVED;
            case NOT_SETTLED -> ReturnState.INSPECTED;
            default -> throw new IllegalArgumentException(state + " is no state of a return");
        };
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var number = row.getString("number");
        return new Standing(
                new Subject("return", Db.uuid(row, "return_id"), number),
                new AboutOrder(Db.uuid(row, "order_id"), row.getString("order_number"), row.getString("customer_name")),
                "/returns/" + number,
                Sentence.of(
                        "worklist.wrong.return-" + row.getString("state"),
                        row.getString("site"),
                        Db.instant(row, "since")),
                false,
                null);
    }
}
