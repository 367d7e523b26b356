package dev.baton.platform.events;

import dev.baton.platform.Ids;
import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes events in the transaction in which they happened, however many, in one statement. */
@Repository
public class Outbox {

    private static final String ADD = """
            insert into platform.outbox (tenant_id, event_id, subject_id, type, payload, happened_at)
            select :tenant, event_id, subject_id, type, payload::jsonb, happened_at
            from unnest(:events::uuid[], :subjects::uuid[], :types::text[], :payloads::text[], :times::timestamptz[])
                with ordinality as added (event_id, subject_id, type, payload, happened_at, place)
            order by place
            """;

    private record Row(Event event, String payload) {}

    private final Db db;
    private final JsonMapper json;
    private final RelaySignal signal;

    Outbox(Db db, JsonMapper json, RelaySignal signal) {
        this.db = db;
        this.json = json;
        this.signal = signal;
    }

    public void add(Event event) {
        add(List.of(event));
    }

    public void add(List<? extends Event> events) {
        if (events.isEmpty()) {
            return;
        }
        var rows = events.stream()
                .map(event -> new Row(event, json.writeValueAsString(event)))
                .toList();
        db.sql(ADD)
                .param("events", Columns.text(rows, _ -> Ids.next()))
                .param("subjects", Columns.text(rows, row -> row.event().subject()))
                .param("types", Columns.text(rows, row -> nameOf(row.event().getClass())))
                .param("payloads", Columns.text(rows, Row::payload))
                .param("times", Columns.text(rows, row -> row.event().at()))
                .update();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    signal.wake();
                }
            });
        }
    }

    static String nameOf(Class<?> type) {
        return type.getSimpleName();
    }
}
