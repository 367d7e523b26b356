package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every other Spring test counts on. */
@BatonTest
class TestDatabaseTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_spring_test_speaks_to_a_fresh_postgresql() {
        assertThat(jdbc.sql("select current_database()").query(String.class).single())
                .startsWith("test_");
        assertThat(jdbc.sql("show plan_cache_mode").query(String.class).single())
                .isEqualTo("force_generic_plan");
    }
}
