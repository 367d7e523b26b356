package dev.baton.platform.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void nothing_typed_means_run_on_the_usual_port() {
        var line = parse();
        assertThat(line.isRun()).isTrue();
        assertThat(line.port()).isEqualTo(8080);
    }

    @Test
    void options_stand_anywhere_and_the_rest_belongs_to_the_command() {
        var line = parse("key", "--home", "/srv/baton", "shop", "--verbose");
        assertThat(line.command()).isEqualTo("key");
        assertThat(line.arguments()).containsExactly("shop");
        assertThat(line.home()).isEqualTo(Path.of("/srv/baton"));
        assertThat(line.isVerbose()).isTrue();
    }

    @Test
    void what_cannot_be_understood_is_said_in_one_line() {
        assertThatThrownBy(() -> parse("run", "--port", "eighty")).hasMessageContaining("--port needs a number");
        assertThatThrownBy(() -> parse("run", "--port", "70000")).hasMessageContaining("70000");
        assertThatThrownBy(() -> parse("run", "--port")).hasMessage("--port needs a value");
        assertThatThrownBy(() -> parse("run", "--colour")).hasMessageContaining("--colour");
    }

    @Test
    void a_database_of_ones_own_is_named_in_either_form() {
        assertThat(database("jdbc:postgresql://db/shop")).isEqualTo(new Database("jdbc:postgresql://db/shop", "", ""));
        assertThat(database("postgresql://ann:secret@db:5433/shop"))
                .isEqualTo(new Database("jdbc:postgresql://db:5433/shop", "ann", "secret"));
        assertThatThrownBy(() -> database("mysql://db/shop")).hasMessageContaining("BATON_DATABASE_URL");
    }

    private static CommandLine parse(String... words) {
        return CommandLine.parse(List.of(words), Map.of());
    }

    private static Database database(String url) {
        return Database.in(Map.of("BATON_DATABASE_URL", url)).orElseThrow();
    }
}
