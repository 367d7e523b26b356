package dev.baton.catalog;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import dev.baton.platform.kept.Generations;
import dev.baton.platform.kept.Kept;
import dev.baton.platform.kept.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Repository;

/** Every statement that touches substitutes. */
@Repository
class Substitutes {

    private static final String FIND = """
            select sku, substitute, price_rule, consent
            from catalog.substitutes
            where tenant_id = :tenant
            and sku = any(:skus::text[])
            order by sku, position
            """;

    private static final String LOCK = """
            select sku
            from catalog.items
            where tenant_id = :tenant
            and sku = :sku
            for update
            """;

    private static final String TOUCH = """
            update catalog.items
            set version = version + 1
            where tenant_id = :tenant
            and sku = :sku
            """;

    private static final String FORGET = """
            delete from catalog.substitutes
            where tenant_id = :tenant
            and sku = :sku
            """;

    private static final String ADD = """
            insert into catalog.substitutes (tenant_id, sku, position, substitute, price_rule, consent)
            select :tenant, :sku, position, substitute, price_rule, consent
            from unnest(:substitutes::text[], :rules::text[], :consents::boolean[])
                with ordinality as given (substitute, price_rule, consent, position)
            """;

    private static final int MOST_KEPT = 100_000;

    private final Db db;
    private final Generations generations;
    private final Kept<Sku, List<Substitute>> kept;

    Substitutes(Db db, Generations generations) {
        this.db = db;
        this.generations = generations;
        this.kept = new Kept<>(generations, Topic.ITEMS, MOST_KEPT);
    }

    /** As {@link #find}, from memory where it can. */
    Map<Sku, List<Substitute>> known(Collection<Sku> skus) {
        return kept.get(skus, this::find);
    }

    /** Of each of them, the preferred one first; an empty list where there is none. */
    Map<Sku, List<Substitute>> find(Collection<Sku> skus) {
        var found = new HashMap<Sku, List<Substitute>>();
        skus.forEach(sku -> found.put(sku, new ArrayList<>()));
        if (!skus.isEmpty()) {
            db.sql(FIND).param("skus", Columns.texts(skus)).query(row -> {
                Objects.requireNonNull(found.get(new Sku(row.getString("sku"))))
                        .add(new Substitute(
                                new Sku(row.getString("substitute")),
                                Substitute.PriceRule.valueOf(row.getString("price_rule")),
                                row.getBoolean("consent")));
            });
        }
        found.replaceAll((_, substitutes) -> List.copyOf(substitutes));
        return found;
    }

    /** Nobody else changes the item, or what it names, until the end of the transaction. */
    void lock(Sku sku) {
        db.sql(LOCK).param("sku", sku.value()).query(String.class).optional();
    }

    /** Counts as a change of the item, which is {@linkplain #lock locked}. */
    void replace(Sku sku, List<Substitute> substitutes) {
        generations.changed(Topic.ITEMS);
        db.sql(TOUCH).param("sku", sku.value()).update();
        db.sql(FORGET).param("sku", sku.value()).update();
        db.sql(ADD)
                .param("sku", sku.value())
                .param("substitutes", Columns.text(substitutes, Substitute::sku))
                .param("rules", Columns.text(substitutes, Substitute::price))
                .param("consents", Columns.text(substitutes, Substitute::consent))
                .update();
    }
}
