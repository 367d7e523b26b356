package dev.baton.fulfilment;

import dev.baton.network.HandlingClass;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every statement that touches the packagings. */
@Repository
class Packagings {

    private static final String FIND = """
            select packaging, name, handling_class, length_mm, width_mm, height_mm, max_weight_grams, tare_grams, cost_minor,
                enabled, version
            from fulfilment.packagings
            where tenant_id = :tenant
            and packaging = :packaging
            """;

    private static final String LIST = """
            select packaging, name, handling_class, length_mm, width_mm, height_mm, max_weight_grams, tare_grams, cost_minor,
                enabled, version
            from fulfilment.packagings
            where tenant_id = :tenant
            order by packaging
            limit 1000
            """;

    private static final String ADD = """
            insert into fulfilment.packagings
                (tenant_id, packaging, name, handling_class, length_mm, width_mm, height_mm, max_weight_grams, tare_grams,
                cost_minor, enabled)
            values
                (:tenant, :packaging, :name, :handling_class, :length_mm, :width_mm, :height_mm, :max_weight_grams,
                :tare_grams, :cost_minor, :enabled)
            on conflict (tenant_id, packaging) do nothing
            """;

    private static final String CHANGE = """
            update fulfilment.packagings
            set name = :name, handling_class = :handling_class, length_mm = :length_mm, width_mm = :width_mm,
                height_mm = :height_mm, max_weight_grams = :max_weight_grams, tare_grams = :tare_grams,
                cost_minor = :cost_minor, enabled = :enabled, version = version + 1
            where tenant_id = :tenant
            and packaging = :packaging
            and version = :version
            """;

    private final Db db;

    Packagings(Db db) {
        this.db = db;
    }

    Packaging get(PackagingCode code) {
        return find(code).orElseThrow(() -> new NotFound("packaging", code));
    }

    Optional<Packaging> find(PackagingCode code) {
        return db.sql(FIND)
                .param("packaging", code.value())
                .query((row, _) -> packaging(row))
                .optional();
    }

    List<Packaging> list() {
        return db.sql(LIST).query((row, _) -> packaging(row)).list();
    }

    /** @return false when the code is taken */
    boolean add(Packaging packaging) {
        return bound(db.sql(ADD), packaging).update() == 1;
    }

    /** @return false when it is no longer at its version */
    boolean change(Packaging packaging) {
        return bound(db.sql(CHANGE), packaging)
                        .param("version", packaging.version())
                        .update()
                == 1;
    }

    private static StatementSpec bound(StatementSpec statement, Packaging packaging) {
        return statement
                .param("packaging", packaging.code().value())
                .param("name", packaging.name())
                .param("handling_class", packaging.handlingClass().name())
                .param("length_mm", packaging.lengthMm())
                .param("width_mm", packaging.widthMm())
                .param("height_mm", packaging.heightMm())
                .param("max_weight_grams", packaging.maxWeightGrams())
                .param("tare_grams", packaging.tareGrams())
                .param("cost_minor", packaging.costMinor())
                .param("enabled", packaging.enabled());
    }

    private static Packaging packaging(ResultSet row) throws SQLException {
        return new Packaging(
                new PackagingCode(row.getString("packaging")),
                row.getString("name"),
                HandlingClass.valueOf(row.getString("handling_class")),
                row.getInt("length_mm"),
                row.getInt("width_mm"),
                row.getInt("height_mm"),
                row.getLong("max_weight_grams"),
                row.getLong("tare_grams"),
                row.getLong("cost_minor"),
                row.getBoolean("enabled"),
                row.getInt("version"));
    }
}
