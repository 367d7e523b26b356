package dev.baton.house;

import dev.baton.Baton;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Down the ranks, call; up the ranks, announce; no cycles. The ranks are what each package-info allows. */
class ModulesTest {

    @Test
    void every_capability_stands_on_what_it_may_and_on_nothing_else() {
        ApplicationModules.of(Baton.class).verify();
    }
}
