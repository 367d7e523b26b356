package dev.baton.orders;

import dev.baton.platform.data.Columns;
import dev.baton.platform.data.Db;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What orders have in their custom fields. */
@Repository
class CustomValues {

    private static final String SET = """
            insert into orders.custom_values (tenant_id, order_id, field, value, value_key)
            select :tenant, order_id, field, value::jsonb, value_key
            from unnest(:orders::uuid[], :fields::text[], :values::text[], :keys::text[])
                as filled (order_id, field, value, value_key)
            on conflict (tenant_id, order_id, field) do update
            set value = excluded.value, value_key = excluded.value_key
            """;

    private static final String REMOVE = """
            delete from orders.custom_values
            using unnest(:orders::uuid[], :fields::text[]) as emptied (order_id, field)
            where custom_values.tenant_id = :tenant
            and custom_values.order_id = emptied.order_id
            and custom_values.field = emptied.field
            """;

    private static final String OF = """
            select order_id, jsonb_object_agg(field, value) as custom_fields
            from orders.custom_values
            where tenant_id = :tenant
            and order_id = any(:orders::uuid[])
            group by order_id
            """;

    /** What stands in one field of one order. */
    record Filled(OrderId order, String field, Object value) {}

    /** A field of an order in which nothing stands. */
    record Emptied(OrderId order, String field) {}

    private final Db db;
    private final JsonMapper json;

    CustomValues(Db db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Nothing is said to the database where nothing is filled in. */
    void set(List<Filled> filled) {
        if (!filled.isEmpty()) {
            db.sql(SET)
                    .param("orders", Columns.text(filled, Filled::order))
                    .param("fields", Columns.text(filled, Filled::field))
                    .param("values", Columns.text(filled, each -> json.writeValueAsString(each.value())))
                    .param("keys", Columns.text(filled, each -> CustomField.key(each.value())))
                    .update();
        }
    }

    void remove(List<Emptied> emptied) {
        if (!emptied.isEmpty()) {
            db.sql(REMOVE)
                    .param("orders", Columns.text(emptied, Emptied::order))
                    .param("fields", Columns.text(emptied, Emptied::field))
                    .update();
        }
    }

    /** By field; orders without any are absent. */
    Map<OrderId, Map<String, Object>> of(Collection<OrderId> orders) {
        var values = new HashMap<OrderId, Map<String, Object>>();
        db.sql(OF)
                .param("orders", Columns.texts(orders))
                .query((row, _) ->
                        values.put(new OrderId(Db.uuid(row, "order_id")), read(row.getString("custom_fields"))))
                .list();
        return values;
    }

    /** @param text an object with a member for each field; null where there is none */
    Map<String, Object> read(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        var values = new TreeMap<String, Object>();
        json.readTree(text).properties().forEach(member -> values.put(member.getKey(), value(member.getValue())));
        return values;
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> number(node.decimalValue());
            case BOOLEAN -> node.booleanValue();
            default -> node.asString();
        };
    }

    private static Object number(BigDecimal kept) {
        return CustomField.number(kept.toString()).orElse(kept);
    }
}
