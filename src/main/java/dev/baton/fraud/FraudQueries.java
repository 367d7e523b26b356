package dev.baton.fraud;

import dev.baton.fraud.Assessment.State;
import dev.baton.fraud.ListedTrait.Verdict;
import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about fraud. */
@Component
@Transactional(readOnly = true)
public class FraudQueries {

    private final FraudPolicies policies;
    private final Assessments assessments;
    private final ListedTraits traits;
    private final FraudProviders providers;

    FraudQueries(FraudPolicies policies, Assessments assessments, ListedTraits traits, FraudProviders providers) {
        this.policies = policies;
        this.assessments = assessments;
        this.traits = traits;
        this.providers = providers;
    }

    public FraudPolicy policy() {
        return policies.read();
    }

    /** Who can be asked for a score. */
    public Set<String> providers() {
        return providers.known();
    }

    /** Those judged last first; null does not narrow. */
    public Page<Assessment> assessments(@Nullable State state, PageRequest request) {
        return assessments.list(state, request);
    }

    /** Nothing for an order that was placed while the company did not look for fraud. */
    public Optional<Assessment> assessment(OrderId order) {
        return assessments.find(order);
    }

    public Assessment get(OrderId order) {
        return assessment(order).orElseThrow(() -> new NotFound("fraud assessment", order));
    }

    /** The latest first; null does not narrow. */
    public Page<ListedTrait> traits(@Nullable Verdict verdict, @Nullable String words, PageRequest request) {
        return traits.list(verdict, words, request);
    }

    public ListedTrait trait(UUID id) {
        return traits.get(id);
    }
}
