package dev.baton.orders;

import dev.baton.platform.UseCase;
import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/** Says above which amount of a currency what is taken off and added by hand on one order needs a second person. It counts for what is placed or amended from now on. */
@UseCase
public class LimitDiscounts {

    private final ApprovalPolicies policies;

    LimitDiscounts(ApprovalPolicies policies) {
        this.policies = policies;
    }

    /** @param limit null when nobody needs to agree to any amount */
    public void handle(String currency, @Nullable Money limit) {
        policies.limit(currency, limit);
    }
}
