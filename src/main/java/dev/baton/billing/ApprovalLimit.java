package dev.baton.billing;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Above which amounts a second person must agree.
 *
 * @param creditMemo null when nobody needs to
 * @param refund null when nobody needs to
 * @param writeOff null when what holds for credit memos holds for write-offs as well
 * @param discount of everything taken off and added by hand on one order; null when nobody needs to
 */
public record ApprovalLimit(
        String currency,
        @Nullable Money creditMemo,
        @Nullable Money refund,
        @Nullable Money writeOff,
        @Nullable Money discount) {

    /** Above which {@code kind} waits; null when nobody needs to agree to any amount. */
    @Nullable
    Money of(Approval.Kind kind) {
        return switch (kind) {
            case CREDIT_MEMO -> creditMemo;
            case REFUND -> refund;
            case WRITE_OFF -> writeOff == null ? creditMemo : writeOff;
            case DISCOUNT -> discount;
            case EXPEDITE -> null;
        };
    }
}
