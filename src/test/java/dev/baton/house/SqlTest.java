package dev.baton.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.BatonTest;
import dev.baton.platform.data.Unscoped;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.stereotype.Repository;

/**
 * Has PostgreSQL parse and type-check every statement we own against the schema our migrations build, and makes sure that each
 * keeps to its tenant and to its own schema or a published view.
 */
@BatonTest
class SqlTest {

    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|join|into|update|using|only)\\s+([a-z]+)\\.([a-z_]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TENANT = Pattern.compile("tenant_id\\s*=\\s*:tenant\\b");

    @Autowired
    DataSource database;

    @TestFactory
    Stream<DynamicTest> every_statement_fits_the_schema() {
        return statements().map(field -> dynamicTest(nameOf(field), () -> prepare(field)));
    }

    @TestFactory
    Stream<DynamicTest> every_statement_keeps_to_its_tenant() {
        return statements()
                .filter(field -> !field.isAnnotationPresent(Unscoped.class))
                .map(field -> dynamicTest(nameOf(field), () -> {
                    var sql = textOf(field);
                    assertThat(TENANT.matcher(sql).find() || insertsForTenant(sql))
                            .as("the statement has no \"tenant_id = :tenant\":%n%s", sql)
                            .isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_statement_names_its_own_schema_or_a_published_view() throws Exception {
        var schemas = schemas();
        return statements()
                .map(field -> dynamicTest(nameOf(field), () -> {
                    var own = schemaOf(field.getDeclaringClass());
                    var strangers = new HashSet<String>();
                    Matcher tables = TABLE.matcher(textOf(field));
                    while (tables.find()) {
                        var schema = tables.group(1);
                        if (schemas.contains(schema)
                                && !schema.equals(own)
                                && !tables.group(2).endsWith("_view")) {
                            strangers.add(schema + "." + tables.group(2));
                        }
                    }
                    assertThat(strangers).as("tables of other capabilities").isEmpty();
                }));
    }

    /** An insert has no predicate: it says the tenant among its values. */
    private static boolean insertsForTenant(String sql) {
        return sql.strip().startsWith("insert into") && sql.contains(":tenant");
    }

    private void prepare(Field field) throws Exception {
        var sql = NamedParameterUtils.parseSqlStatementIntoString(textOf(field));
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.getParameterMetaData();
        }
    }

    private Set<String> schemas() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select nspname from pg_namespace where nspname not like 'pg\\_%'")) {
            var schemas = new HashSet<String>();
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
            return schemas;
        }
    }

    /** The capability whose package the class lives in: {@code dev.baton.orders} speaks to the schema {@code orders}. */
    private static String schemaOf(Class<?> type) {
        return List.of(type.getPackageName().split("\\.")).get(2);
    }

    private static Stream<Field> statements() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.baton").stream()
                        .filter(type -> type.isAnnotatedWith(Repository.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                        .filter(SqlTest::isStatement);
    }

    private static boolean isStatement(Field field) {
        var text = textOf(field).stripLeading();
        return Stream.of("select", "insert", "update", "delete", "with").anyMatch(text::startsWith);
    }

    private static String nameOf(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private static String textOf(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
