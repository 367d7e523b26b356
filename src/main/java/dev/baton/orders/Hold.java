package dev.baton.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.customers.ShippingPolicy;
import dev.baton.network.SiteCode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reason why an order, one of its lines or what one site serves of it may not go on; an order may have several at once.
 *
 * @param rule the code of the rule that found it; null when no rule did
 * @param owner the person of the company who sees to it; null when nobody has been named
 * @param releaseOn when it releases itself; null when somebody must
 * @param releaseWhen the condition in CEL under which it releases itself; null when there is none
 * @param automatic whether Baton placed it because of something it checks, and releases it itself once that is in order
 * @param line the only line that it keeps back; null when it is not about a line
 * @param site the only site whose part it keeps back; null when it is not about a site
 */
public record Hold(
        UUID id,
        HoldReason reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String rule,
        @Nullable String note,
        Instant placedAt,
        String placedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String owner,
        @Nullable Instant releaseOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String releaseWhen,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        @Nullable String releaseNote,
        boolean automatic,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LineId line,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SiteCode site) {

    /** Who may release what Baton holds because of the customer's credit. */
    public static final String CREDIT_SCOPE = "credit:write";

    /** Who may decide about parties that nobody may deal with. */
    public static final String DENIED_PARTY_SCOPE = "screening:write";

    /** Who may decide about orders that may be fraud. */
    public static final String FRAUD_SCOPE = "fraud:write";

    /** Of the order as a whole. */
    Hold(
            UUID id,
            HoldReason reason,
            @Nullable String rule,
            @Nullable String note,
            Instant placedAt,
            String placedBy,
            @Nullable Instant releaseOn,
            boolean automatic) {
        this(
                id, reason, rule, note, placedAt, placedBy, null, releaseOn, null, null, null, null, automatic, null,
                null);
    }

    /** Whether it keeps back all of the order. */
    @JsonIgnore
    public boolean isWhole() {
        return line == null && site == null;
    }

    /**
     * Those that stand and keep back units of any of {@code lines} at {@code site}. Of an order that ships complete, what keeps back a
     * part keeps back everything.
     */
    static List<Hold> on(List<Hold> holds, ShippingPolicy policy, SiteCode site, Collection<LineId> lines) {
        return holds.stream()
                .filter(Hold::isActive)
                .filter(hold -> policy == ShippingPolicy.COMPLETE
                        || hold.isWhole()
                        || (hold.line != null && lines.contains(hold.line))
                        || site.equals(hold.site))
                .toList();
    }

    /** What releasing it takes beyond changing orders; null when nothing. */
    @JsonIgnore
    public @Nullable String scopeToRelease() {
        if (isCreditCheck()) {
            return CREDIT_SCOPE;
        }
        if (isFraudCheck()) {
            return FRAUD_SCOPE;
        }
        return isActive() && reason == HoldReason.DENIED_PARTY ? DENIED_PARTY_SCOPE : null;
    }

    /** Whether it waits for the customer's credit, and Baton looks after it. */
    @JsonIgnore
    public boolean isCreditCheck() {
        return isActive() && automatic && reason == HoldReason.CREDIT;
    }

    /** Whether it waits for a second person's approval, which alone takes it off. */
    @JsonIgnore
    public boolean isApprovalCheck() {
        return isActive() && automatic && (reason == HoldReason.DISCOUNT || reason == HoldReason.EXPEDITE);
    }

    /** Whether it waits for an address that can be delivered to, and Baton looks after it. */
    @JsonIgnore
    public boolean isAddressCheck() {
        return isActive() && automatic && reason == HoldReason.ADDRESS;
    }

    /** Whether it breaks what its customer demands of orders, and Baton looks after it. */
    @JsonIgnore
    public boolean isComplianceCheck() {
        return isActive() && automatic && reason == HoldReason.COMPLIANCE;
    }

    /** Whether it waits for its payment, and Baton looks after it. */
    @JsonIgnore
    public boolean isPaymentCheck() {
        return isActive() && automatic && reason == HoldReason.PAYMENT;
    }

    /** Whether it waits for somebody who decides whether it is fraud, and Baton looks after it. */
    @JsonIgnore
    public boolean isFraudCheck() {
        return isActive() && automatic && reason == HoldReason.FRAUD;
    }

    /** As a rule wants it. */
    Hold releasedWhen(@Nullable String condition) {
        return new Hold(
                id,
                reason,
                rule,
                note,
                placedAt,
                placedBy,
                owner,
                releaseOn,
                condition,
                releasedAt,
                releasedBy,
                releaseNote,
                automatic,
                line,
                site);
    }

    Hold noted(@Nullable String next) {
        return with(next, owner, line, releasedAt, releasedBy, releaseNote);
    }

    Hold owned(@Nullable String next) {
        return with(note, next, line, releasedAt, releasedBy, releaseNote);
    }

    Hold onLine(LineId next) {
        return with(note, owner, next, releasedAt, releasedBy, releaseNote);
    }

    Hold ended(Instant at) {
        return released(at, placedBy, isWhole() ? "The order was cancelled" : "What it was about was cancelled");
    }

    public boolean isActive() {
        return releasedAt == null;
    }

    Hold released(Instant at, String by, @Nullable String why) {
        return with(note, owner, line, at, by, why);
    }

    private Hold with(
            @Nullable String nextNote,
            @Nullable String nextOwner,
            @Nullable LineId nextLine,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String why) {
        return new Hold(
                id,
                reason,
                rule,
                nextNote,
                placedAt,
                placedBy,
                nextOwner,
                releaseOn,
                releaseWhen,
                at,
                by,
                why,
                automatic,
                nextLine,
                site);
    }
}
