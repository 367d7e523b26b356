package dev.baton.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.platform.events.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What leaves the house is decided by a person, type by type and field by field. */
class CatalogueTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved/event-types.approved.txt");
    private static final Path RECEIVED = Path.of("target/approved/event-types.received.txt");

    @Test
    void about_every_event_somebody_has_decided_whether_it_leaves() {
        var house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.baton").stream()
                        .filter(type -> type.isAssignableTo(Event.class) && type.isRecord())
                        .map(JavaClass::reflect)
                        .collect(Collectors.toSet());

        assertThat(house).isNotEmpty();
        assertThat(Catalogue.decided().stream().<Class<?>>map(type -> type).collect(Collectors.<Class<?>>toSet()))
                .as("events to be published, or called internal, in Catalogue")
                .isEqualTo(Set.<Class<?>>copyOf(house));
    }

    @Test
    void the_public_shapes_are_the_approved_ones() throws IOException {
        var received = Catalogue.all().stream()
                .map(type -> "%s %d  %s%n%s%n"
                        .formatted(
                                type.type(),
                                type.version(),
                                type.summary(),
                                type.fields().stream()
                                        .map(field -> "    " + field.path() + ": " + field.type() + "\n")
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining());
        Files.createDirectories(RECEIVED.getParent());
        Files.writeString(RECEIVED, received);

        assertThat(received)
                .as(
                        "compare %s with %s, and copy it when it is right: a field that others read is never taken away",
                        RECEIVED, APPROVED)
                .isEqualTo(Files.exists(APPROVED) ? Files.readString(APPROVED) : "");
    }

    @Test
    void a_type_is_named_by_what_and_what_happened_to_it() {
        assertThat(Catalogue.all()).allSatisfy(type -> {
            assertThat(type.type()).matches("[a-z]+(_[a-z]+)*\\.[a-z]+(_[a-z]+)*");
            assertThat(type.summary()).matches("[A-Z].*\\.");
        });
    }
}
