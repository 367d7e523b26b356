package dev.baton.fulfilment;

import dev.baton.catalog.Sku;
import dev.baton.platform.data.Db;
import dev.baton.platform.security.Caller;
import java.time.Instant;
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

        boolean is(String otherCode, long otherQuantity) {
            return code.equals(otherCode) && quantity == otherQuantity;
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

    void add(FulfilmentOrderId id, Scan scan, Instant at) {
        db.sql(ADD)
                .param("id", id.value())
                .param("scan_id", scan.scanId())
                .param("code", scan.code())
                .param("quantity", scan.quantity())
                .param("sku", scan.sku().value())
                .param("units", scan.units())
                .param("at", Db.timestamp(at))
                .param("by", Caller.current().name())
                .update();
    }
}
