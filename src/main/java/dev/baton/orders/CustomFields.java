package dev.baton.orders;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Repository;

/** The custom fields that companies have for their orders. Every statement that touches them. */
@Repository
class CustomFields {

    private static final String BEGIN = """
            insert into orders.custom_field_sets (tenant_id, version)
            values (:tenant, 0)
            on conflict (tenant_id) do nothing
            """;

    private static final String LOCK = """
            select version
            from orders.custom_field_sets
            where tenant_id = :tenant
            for update
            """;

    private static final String COUNT = """
            update orders.custom_field_sets
            set version = version + 1
            where tenant_id = :tenant
            """;

    private static final String VERSION = """
            select version
            from orders.custom_field_sets
            where tenant_id = :tenant
            """;

    private static final String ALL = """
            select code, label, type, help, options, required, on_floor, archived, position, version
            from orders.custom_fields
            where tenant_id = :tenant
            order by position, code
            """;

    private static final String SET = """
            insert into orders.custom_fields
                (tenant_id, code, label, type, help, options, required, on_floor, archived, position)
            values (:tenant, :code, :label, :type, :help, :options, :required, :on_floor, :archived, :position)
            on conflict (tenant_id, code) do update
            set label = excluded.label, help = excluded.help, options = excluded.options, required = excluded.required,
                on_floor = excluded.on_floor, archived = excluded.archived, version = custom_fields.version + 1
            """;

    private static final String ARRANGE = """
            update orders.custom_fields
            set position = arranged.position
            from unnest(:codes::text[], :positions::integer[]) as arranged (code, position)
            where custom_fields.tenant_id = :tenant
            and custom_fields.code = arranged.code
            """;

    private static final int MOST_KEPT = 5_000;

    private final Db db;
    private final Generations generations;
    private final Kept<String, FieldSet> kept;

    CustomFields(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.ORDER_FIELDS, MOST_KEPT);
    }

    FieldSet all() {
        return new FieldSet(db.sql(ALL).query((row, _) -> field(row)).list());
    }

    /** As {@link #all}, from memory: as it was less than a second ago. */
    FieldSet known() {
        return kept.get("", _ -> all());
    }

    /** Counts the changes of any of them; 0 where there never was one. */
    int version() {
        return db.sql(VERSION).query(Integer.class).optional().orElse(0);
    }

    /** Makes whoever else defines a field of this company wait, also where it has none yet. */
    FieldSet lockAll() {
        db.sql(BEGIN).update();
        db.sql(LOCK).query(Integer.class).single();
        return all();
    }

    void set(CustomField field) {
        changed();
        db.sql(SET)
                .param("code", field.code())
                .param("label", field.label())
                .param("type", field.type().name())
                .param("help", field.help())
                .param("options", Columns.texts(field.options()))
                .param("required", field.required())
                .param("on_floor", field.onFloor())
                .param("archived", field.archived())
                .param("position", field.position())
                .update();
    }

    void arrange(List<CustomField> fields) {
        changed();
        db.sql(ARRANGE)
                .param("codes", Columns.text(fields, CustomField::code))
                .param("positions", Columns.text(fields, CustomField::position))
                .update();
    }

    private void changed() {
        generations.changed(Topic.ORDER_FIELDS);
        db.sql(COUNT).update();
    }

    private static CustomField field(ResultSet row) throws SQLException {
        return new CustomField(
                row.getString("code"),
                row.getString("label"),
                FieldType.valueOf(row.getString("type")),
                row.getString("help"),
                Db.texts(row, "options"),
                row.getBoolean("required"),
                row.getBoolean("on_floor"),
                row.getBoolean("archived"),
                row.getInt("position"),
                row.getInt("version"));
    }
}
