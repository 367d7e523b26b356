package dev.baton.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.bePackagePrivate;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.platform.UseCase;
import dev.baton.platform.events.Event;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.ProblemTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;

/** The rules of STYLE.md that a machine can check. Each has been seen red. */
class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.baton");

    private static final List<String> BANNED_ENDINGS = List.of(
            "Service", "Manager", "Helper", "Util", "Utils", "Impl", "Dto", "Entity", "Mapper", "Processor", "Facade");

    /** Spellings of another shore; the names of foreign programs and protocols are theirs. */
    private static final Pattern FOREIGN_SPELLING = Pattern.compile(
            "\\b(fulfillment|fulfill|canceled|canceling|catalogue item|behavior|favor|analyze|organization)\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void no_name_ends_in_a_word_that_says_nothing() {
        BANNED_ENDINGS.forEach(ending -> noClasses()
                .that(resideInAPackage("dev.baton.."))
                .should()
                .haveSimpleNameEndingWith(ending)
                .check(HOUSE));
    }

    @Test
    void only_repositories_speak_sql() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Repository.class)
                .and()
                .resideOutsideOfPackages("dev.baton.platform..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(JdbcClient.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(HOUSE);
    }

    @Test
    void nobody_asks_what_time_it_is_but_the_clock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.baton.platform.postgres..", "dev.baton.platform.commands..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.baton.platform.time.ScopedClock")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(HOUSE);
    }

    @Test
    void a_use_case_keeps_no_state() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(UseCase.class)
                .should()
                .beFinal()
                .check(HOUSE);
    }

    @Test
    void controllers_translate_and_never_see_a_repository_of_their_own() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .or()
                .areAnnotatedWith(Controller.class)
                .should(bePackagePrivate())
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("..web..")
                .and()
                .resideOutsideOfPackage("dev.baton.platform..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.baton.platform.data.Db")
                .check(HOUSE);
    }

    @Test
    void every_endpoint_says_who_may_use_it() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .beAnnotatedWith(Access.class)
                .check(HOUSE);
    }

    @Test
    void the_platform_knows_no_capability() {
        noClasses()
                .that()
                .resideInAPackage("dev.baton.platform..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.baton..")
                        .and(not(resideInAPackage("dev.baton.platform..")))
                        .and(not(simpleNameEndingWith("Baton"))))
                .check(HOUSE);
    }

    @Test
    void the_name_of_an_event_is_its_own() {
        var names = HOUSE.stream()
                .filter(type -> type.isAssignableTo(Event.class) && type.isRecord())
                .collect(Collectors.groupingBy(type -> type.getSimpleName(), Collectors.counting()));
        assertThat(names)
                .isNotEmpty()
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void we_spell_as_the_british_do() throws IOException {
        try (var sources = Files.walk(Path.of("src/main"))) {
            var strangers = sources.filter(path -> path.toString().matches(".*\\.(java|sql|jte|properties)"))
                    .filter(path -> !path.toString().endsWith("_es.properties"))
                    .flatMap(HouseRulesTest::foreignSpellings)
                    .toList();
            assertThat(strangers).isEmpty();
        }
    }

    /** A second application would work off in the background, on the same database, what a story is about. */
    @Test
    void tests_share_one_application_whose_jobs_wait_for_them() {
        noClasses()
                .that()
                .areNotAnnotations()
                .should()
                .beAnnotatedWith(SpringBootTest.class)
                .check(new ClassFileImporter().importPackages("dev.baton"));
    }

    private static Stream<String> foreignSpellings(Path path) {
        try {
            return Files.readAllLines(path).stream()
                    .filter(line -> FOREIGN_SPELLING.matcher(line).find())
                    .map(line -> path + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Pattern PROBLEM_TYPE = Pattern.compile(
            "(?:Problems\\.\\w+|problems\\.write|conflict|problem|answer|->)\\(?\\s*[^\";]{0,160}?\"([a-z]+(?:-[a-z]+)+|busy|unavailable|unreadable)\"");

    @Test
    void every_problem_type_is_explained_and_nothing_else_is() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var used = files.filter(file -> file.toString().endsWith(".java"))
                    .map(HouseRulesTest::text)
                    .filter(text -> text.contains("Problem"))
                    .flatMap(text -> PROBLEM_TYPE.matcher(text).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());

            assertThat(ProblemTypes.all().keySet()).isEqualTo(used);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
