package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.worklist.spi.Fix;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever comes onto the worklist, something can be done about it there. */
@BatonTest
class EveryKindHasAFixTest {

    @Autowired
    List<WorkKinds> capabilities;

    @Autowired
    List<Fix> fixes;

    /** What an automation puts on the list is what somebody has written, and only they know what is to be done. */
    @Test
    void of_every_kind_that_is_raised_something_can_be_done_but_of_what_people_raise_themselves() {
        var fixed = fixes.stream().flatMap(fix -> fix.kinds().stream()).collect(Collectors.toSet());

        assertThat(kinds())
                .filteredOn(kind -> !fixed.contains(kind))
                .containsExactlyInAnyOrder(
                        "AUTOMATION_LOW", "AUTOMATION_NORMAL", "AUTOMATION_HIGH", "AUTOMATION_CRITICAL");
    }

    @Test
    void a_fix_is_for_kinds_that_there_are() {
        assertThat(fixes).allSatisfy(fix -> assertThat(kinds()).as(fix.code()).containsAll(fix.kinds()));
    }

    private Set<String> kinds() {
        return capabilities.stream()
                .flatMap(each -> each.kinds().stream())
                .map(WorkKind::code)
                .collect(Collectors.toSet());
    }
}
