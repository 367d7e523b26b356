package dev.baton.customers;

import dev.baton.platform.kept.Generations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what customers demand of deliveries. */
@Service
@Transactional(readOnly = true)
public class ComplianceQueries {

    /** @param version counts its changes, 0 where nothing was ever agreed */
    public record Agreed(ComplianceTerms terms, int version) {

        static final Agreed NOTHING = new Agreed(ComplianceTerms.NONE, 0);
    }

    private final AgreedTerms agreed;

    ComplianceQueries(AgreedTerms agreed) {
        this.agreed = agreed;
    }

    public Agreed of(CustomerNumber customer) {
        return agreed.of(customer);
    }

    /** Whether any customer ever had any, from memory: of a company without, nobody needs to ask who ordered. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean isAnyKnown() {
        return agreed.isAnyKnown();
    }

    /**
     * From memory: as they were less than a second ago. Whoever decides by them compares {@link Generations} when the decision is
     * recorded.
     *
     * @param customer null for a guest, who demands nothing
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public ComplianceTerms known(@Nullable CustomerNumber customer) {
        return customer == null ? ComplianceTerms.NONE : agreed.known(customer);
    }
}
