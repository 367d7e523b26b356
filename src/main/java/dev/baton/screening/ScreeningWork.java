package dev.baton.screening;

import dev.baton.worklist.Severity;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.util.List;
import org.springframework.stereotype.Component;

/** An order for somebody who looks like a denied party; one severity above where the names are the same. */
@Component
class ScreeningWork implements WorkKinds {

    static final String DENIED_PARTY = "DENIED_PARTY";

    /** Who listeners and jobs are. */
    static final String BATON = "Baton";

    @Override
    public List<WorkKind> kinds() {
        return List.of(new WorkKind(DENIED_PARTY, "screening", Severity.HIGH, 120, "NONE"));
    }
}
