package dev.baton.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives the schemas short names that never meet, and says which properties are always there: those whose type is not
 * {@link Nullable}.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // the model of springdoc is raw
final class ApiSchemas {

    private static final String REF = "#/components/schemas/";
    private static final Pattern TYPE =
            Pattern.compile("[Dd]ev\\.baton\\.((?:[a-z][a-z0-9]*\\.)+)(.+?)(?=[Dd]ev\\.baton\\.|$)");

    private final Components components;
    private final Map<String, String> names;
    private final Set<Schema<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    ApiSchemas(Components components) {
        this.components = components;
        this.names = components.getSchemas() == null
                ? Map.of()
                : shortNames(components.getSchemas().keySet());
    }

    /** The simple name where only one type has it; otherwise with the type it stands in; otherwise with its capability. */
    private static Map<String, String> shortNames(Set<String> types) {
        var names = new HashMap<String, String>();
        var open = new TreeSet<>(types);
        for (int depth = 0; depth < 3; depth++) {
            int words = depth;
            var byName = open.stream().collect(Collectors.groupingBy(type -> shortName(type, words)));
            byName.forEach((name, same) -> {
                if ((same.size() == 1 && !names.containsValue(name)) || words == 2) {
                    same.forEach(type -> names.put(type, name));
                    same.forEach(open::remove);
                }
            });
        }
        return names;
    }

    private static String shortName(String type, int words) {
        var name = new StringBuilder();
        var matcher = TYPE.matcher(type);
        while (matcher.find()) {
            var nested = matcher.group(2).split("[.$]", -1);
            var capability = matcher.group(1).split("\\.", -1)[0];
            if (words == 2) {
                name.append(Character.toUpperCase(capability.charAt(0))).append(capability.substring(1));
            }
            name.append(words == 0 ? nested[nested.length - 1] : String.join("", nested));
        }
        return name.isEmpty() ? type : name.toString();
    }

    void tidy(OpenAPI api) {
        if (components.getSchemas() != null) {
            components.getSchemas().forEach(ApiSchemas::alwaysThere);
            var renamed = new TreeMap<String, Schema>();
            components.getSchemas().forEach((name, schema) -> {
                rename(schema);
                renamed.put(names.getOrDefault(name, name), schema);
            });
            components.setSchemas(renamed);
        }
        api.getPaths().values().forEach(item -> item.readOperations().forEach(this::rename));
    }

    private void rename(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> rename(parameter.getSchema()));
        }
        if (operation.getRequestBody() != null) {
            rename(operation.getRequestBody().getContent());
        }
        if (operation.getResponses() != null) {
            operation.getResponses().values().forEach(response -> rename(response.getContent()));
        }
    }

    private void rename(@Nullable Content content) {
        if (content != null) {
            content.values().forEach(media -> rename(media.getSchema()));
        }
    }

    private void rename(@Nullable Schema<?> schema) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = schema.get$ref().replace(REF, "");
            schema.set$ref(REF + names.getOrDefault(name, name));
        }
        rename(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            rename(values);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::rename);
        }
        for (List<Schema> parts : Arrays.asList(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())) {
            if (parts != null) {
                parts.forEach(this::rename);
            }
        }
    }

    private static void alwaysThere(String name, Schema<?> schema) {
        if (schema.getProperties() == null) {
            return;
        }
        var required = new TreeSet<String>();
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
        if (TYPE.matcher(name).results().count() > 1) {
            required.add("data");
        }
        type(name)
                .filter(Class::isRecord)
                .ifPresent(type -> schema.getProperties().keySet().stream()
                        .filter(property -> isAlwaysThere(type, property))
                        .forEach(required::add));
        required.retainAll(schema.getProperties().keySet());
        schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    /** A primitive that is written may be left out. */
    private static boolean isAlwaysThere(Class<?> type, String property) {
        boolean isWritten = type.getName().endsWith("Body");
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method ->
                        method.getName().equals(property) || method.getName().equalsIgnoreCase("is" + property))
                .anyMatch(method -> !method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class)
                        && !(isWritten && method.getReturnType().isPrimitive()));
    }

    private static Optional<Class<?>> type(String name) {
        for (var candidate = name; candidate.contains("."); candidate = nested(candidate)) {
            try {
                return Optional.of(Class.forName(candidate, false, ApiSchemas.class.getClassLoader()));
            } catch (ClassNotFoundException _) {
                // the last dot may stand before a nested type
            }
        }
        return Optional.empty();
    }

    private static String nested(String name) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "$" + name.substring(dot + 1);
    }
}
