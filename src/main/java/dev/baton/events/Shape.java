package dev.baton.events;

import dev.baton.events.Catalogue.Field;
import dev.baton.platform.money.Money;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields of a payload as they stand in JSON, read from its record. */
final class Shape {

    private static final Map<Class<?>, String> WORDS = Map.of(
            String.class, "string",
            UUID.class, "uuid",
            LocalDate.class, "date",
            Instant.class, "time",
            Money.class, "money",
            long.class, "integer",
            int.class, "integer",
            boolean.class, "boolean");

    private Shape() {}

    static List<Field> of(Class<?> payload) {
        var fields = new ArrayList<Field>();
        add("", payload, fields);
        return List.copyOf(fields);
    }

    private static void add(String path, Class<?> type, List<Field> fields) {
        for (var component : type.getRecordComponents()) {
            var name = path + (path.isEmpty() ? "" : ".") + component.getName();
            add(name, component.getGenericType(), isNullable(component.getAnnotatedType()), fields);
        }
    }

    private static void add(String name, Type type, boolean nullable, List<Field> fields) {
        var mark = nullable ? "?" : "";
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            add(name + "[]", list.getActualTypeArguments()[0], nullable, fields);
        } else if (WORDS.containsKey(type)) {
            fields.add(new Field(name + mark, WORDS.getOrDefault(type, "")));
        } else if (type instanceof Class<?> record && record.isRecord()) {
            add(name, record, fields);
        } else {
            throw new IllegalStateException("a payload has no such field: %s %s".formatted(type, name));
        }
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
