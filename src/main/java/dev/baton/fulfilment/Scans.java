package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.fulfilment.FulfilmentEvent.UnitsPicked;
import dev.baton.orders.OrderEvent.Units;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The scans that were taken, by the id their scanner gave them. */
@Repository
class Scans {

    private static final String FIND = """
            select scan_id, code, quantity, sku, units
            from fulfilment.scans
            where tenant_id = :tenant
            and fulfilment_id = :id
            and scan_id = :scan_id
            """;

    private static final String ADD = """
            insert into fulfilment.scans
                (tenant_id, fulfilment_id, scan_id, code, quantity, sku, units, scanned_at, scanned_by)
            values
                (:tenant, :id, :scan_id, :code, :quantity, :sku, :units, :at, :by)
            """;

    record Scan(String scanId, String code, long quantity, Sku sku, long units) {

        boolean is(RecordPick.Command command) {
            return code.equals(command.code()) && quantity == command.quantity();
        }
    }

    private final Db db;

    Scans(Db db) {
        this.db = db;
    }

    @Nullable
    Scan find(FulfilmentOrderId id, String scanId) {
        return db.sql(FIND)
                .param("id", id.value())
                .param("scan_id", scanId)
                .query((row, _) -> new Scan(
                        row.getString("scan_id"),
                        row.getString("code"),
                        row.getLong("quantity"),
                        new Sku(row.getString("sku")),
                        row.getLong("units")))
                .optional()
                .orElse(null);
    }

    void add(String scanId, RecordPick.Command command, UnitsPicked picked) {
        db.sql(ADD)
                .param("id", picked.fulfilmentOrder().value())
                .param("scan_id", scanId)
                .param("code", command.code())
                .param("quantity", command.quantity())
                .param("sku", picked.sku().value())
                .param(
                        "units",
                        picked.units().stream().mapToLong(Units::quantity).sum())
                .param("at", Db.timestamp(picked.at()))
                .param("by", Caller.current().name())
                .update();
    }
}
