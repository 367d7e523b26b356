package dev.baton.sample;

import dev.baton.platform.data.Db;
import dev.baton.platform.data.Unscoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** Every row of a tenant, in whatever table: the catalogue tells which there are, and which must go before which. */
@Repository
class Remains {

    @Unscoped("the catalogue belongs to no tenant")
    private static final String TABLES = """
            select tables.table_schema || '.' || tables.table_name as name
            from information_schema.tables tables
            join information_schema.columns columns
                on columns.table_schema = tables.table_schema
                and columns.table_name = tables.table_name
                and columns.column_name = 'tenant_id'
            where tables.table_type = 'BASE TABLE'
            and tables.table_schema not in ('pg_catalog', 'information_schema', 'public')
            order by name
            """;

    @Unscoped("the catalogue belongs to no tenant")
    private static final String POINTERS = """
            select distinct source.nspname || '.' || pointing.relname as pointing,
                target.nspname || '.' || pointed.relname as pointed
            from pg_constraint keys
            join pg_class pointing on pointing.oid = keys.conrelid
            join pg_namespace source on source.oid = pointing.relnamespace
            join pg_class pointed on pointed.oid = keys.confrelid
            join pg_namespace target on target.oid = pointed.relnamespace
            where keys.contype = 'f'
            and keys.conrelid <> keys.confrelid
            order by pointing, pointed
            """;

    private static final String TENANTS = "platform.tenants";

    private final Db db;

    Remains(Db db) {
        this.db = db;
    }

    /** @return how many rows there were */
    long remove() {
        long rows = 0;
        for (var table : inOrder()) {
            rows += db.sql("delete from %s where tenant_id = :tenant".formatted(table))
                    .update();
        }
        return rows;
    }

    /** What points comes before what it points to; the tenant itself is last. */
    private List<String> inOrder() {
        var pointers = new LinkedHashMap<String, Set<String>>();
        db.unscoped(POINTERS)
                .query((row, _) -> pointers.computeIfAbsent(row.getString("pointed"), _ -> new HashSet<>())
                        .add(row.getString("pointing")))
                .list();
        var left = new ArrayList<>(
                db.unscoped(TABLES).query((row, _) -> row.getString("name")).list());
        left.remove(TENANTS);
        var ordered = new ArrayList<String>();
        while (!left.isEmpty()) {
            var free =
                    left.stream().filter(table -> isFree(table, pointers, left)).toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("these tables point at each other in a ring: %s".formatted(left));
            }
            ordered.addAll(free);
            left.removeAll(free);
        }
        ordered.add(TENANTS);
        return ordered;
    }

    private static boolean isFree(String table, Map<String, Set<String>> pointers, List<String> left) {
        return pointers.getOrDefault(table, Set.of()).stream().noneMatch(left::contains);
    }
}
