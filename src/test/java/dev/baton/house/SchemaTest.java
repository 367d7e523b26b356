package dev.baton.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The data rules of docs/architecture.md, asked of the catalogue: what keeps the schema fit to be sharded by tenant. */
@BatonTest
class SchemaTest {

    private static final String OURS = """
            with ours as (
                select c.oid, n.nspname || '.' || c.relname as name,
                    coalesce(substring(obj_description(c.oid) from '@kind=(\\w+)'), 'tenant') as kind
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p')
                and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                and n.nspname not like 'pg\\_%'
            ), tenants as (
                select ours.oid, ours.name, a.attnum, a.attnotnull, format_type(a.atttypid, a.atttypmod) as type
                from ours
                left join pg_attribute a on a.attrelid = ours.oid and a.attname = 'tenant_id'
                where ours.kind = 'tenant'
            )
            """;

    @Autowired
    DataSource database;

    @Test
    void every_tenant_table_has_a_tenant() throws Exception {
        assertThat(names(OURS + "select name from tenants where attnum is null or not attnotnull or type <> 'uuid'"))
                .isEmpty();
    }

    @Test
    void every_table_has_a_primary_key() throws Exception {
        assertThat(names(OURS + """
                select name from ours
                where not exists (select 1 from pg_constraint k where k.conrelid = ours.oid and k.contype = 'p')""")).isEmpty();
    }

    @Test
    void every_unique_key_starts_with_the_tenant() throws Exception {
        assertThat(names(OURS + """
                select name || ': ' || i.indexrelid::regclass from tenants
                join pg_index i on i.indrelid = tenants.oid and i.indisunique
                where i.indkey[0] <> tenants.attnum""")).isEmpty();
    }

    @Test
    void every_foreign_key_stays_in_its_schema_and_pairs_tenants() throws Exception {
        assertThat(names(OURS + """
                select tenants.name || ': ' || k.conname from tenants
                join pg_constraint k on k.conrelid = tenants.oid and k.contype = 'f'
                join pg_class mine on mine.oid = k.conrelid
                join pg_class other on other.oid = k.confrelid
                where mine.relnamespace <> other.relnamespace
                or not tenants.attnum = any(k.conkey)
                or k.confdeltype in ('n', 'd')
                or k.confupdtype in ('n', 'd')""")).isEmpty();
    }

    @Test
    void there_is_no_logic_in_the_database() throws Exception {
        assertThat(names(OURS + """
                select ours.name || ': trigger ' || t.tgname from ours
                join pg_trigger t on t.tgrelid = ours.oid and not t.tgisinternal""")).isEmpty();
    }

    @Test
    void no_index_slows_the_change_of_a_balance() throws Exception {
        assertThat(names("""
                select i.indexrelid::regclass::text from pg_index i
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                where i.indrelid = 'inventory.balances'::regclass
                and a.attname in ('on_hand', 'reserved')""")).isEmpty();
    }

    private List<String> names(String query) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
