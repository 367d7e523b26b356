package dev.baton.orders;

import dev.baton.platform.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an order a second person must agree to.
 *
 * @param fourEyes whether even those who may decide about approvals need somebody else for what they order
 * @param expedite whether a priority above the customer's usual needs somebody's approval
 * @param discounts above which everything that is taken off and added by hand on one order waits, at most one for a currency
 */
public record ApprovalPolicy(boolean fourEyes, boolean expedite, List<Money> discounts) {

    public ApprovalPolicy {
        discounts = List.copyOf(discounts);
    }

    /** Null when nobody needs to agree to any amount. */
    public @Nullable Money discountIn(String currency) {
        return discounts.stream()
                .filter(limit -> limit.currency().equals(currency))
                .findFirst()
                .orElse(null);
    }
}
