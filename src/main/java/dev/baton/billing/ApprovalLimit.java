package dev.baton.billing;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Above which amounts a second person must agree.
 *
 * @param creditMemo null when nobody needs to
 * @param refund null when nobody needs to
 */
public record ApprovalLimit(
        String currency,
        @Nullable Money creditMemo,
        @Nullable Money refund) {}
