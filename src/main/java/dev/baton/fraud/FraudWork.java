package dev.baton.fraud;

import dev.baton.worklist.Severity;
import dev.baton.worklist.spi.WorkKind;
import dev.baton.worklist.spi.WorkKinds;
import java.util.List;
import org.springframework.stereotype.Component;

/** An order that somebody must decide about before it leaves. */
@Component
class FraudWork implements WorkKinds {

    static final String REVIEW = "FRAUD_REVIEW";

    @Override
    public List<WorkKind> kinds() {
        return List.of(new WorkKind(REVIEW, "fraud", Severity.HIGH, 240, "NONE"));
    }
}
