package dev.baton.returns.web;

import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.network.SiteCode;
import dev.baton.orders.OrderId;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.StaleVersion;
import dev.baton.returns.Cause;
import dev.baton.returns.DefineReturnPolicy;
import dev.baton.returns.Disposition;
import dev.baton.returns.DispositionRule;
import dev.baton.returns.Grade;
import dev.baton.returns.ReturnPolicy;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnRates;
import dev.baton.returns.ReturnReason;
import dev.baton.returns.Returnable;
import dev.baton.returns.ReturnedUnit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules of returns, and what can be asked of all of them. */
@RestController
@RequestMapping("/api/v1")
@Access("returns")
@Tag(name = "returns")
class ReturnPolicyController {

    private static final String CODE = "[A-Z0-9_]{1,40}";
    private static final String CODE_MESSAGE = "has 1 to 40 capital letters, digits and underscores";

    /** The whole policy, as it is read and written; see the descriptions of its parts. */
    record PolicyBody(
            @Min(1) @Max(3650) int windowDays,
            @NotNull Set<@NotNull HandlingClass> neverReturnable,
            @NotNull @Size(max = 10_000) Set<@NotNull Sku> neverReturnableItems,
            @Nullable Money approveUpTo,
            @Nullable Money keepBelow,
            @Min(1) @Max(3650) int expiryDays,
            @Nullable Money returnShipping,
            @NotNull Map<@NotNull Grade, @NotNull @Min(0) @Max(100) Integer> conditionPercent,
            boolean shippingGivenBack,
            boolean promotionsTakenBack,
            @Min(1) @Max(3650) int exchangeDays,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid ReasonBody> reasons,
            @NotNull @Size(max = 200) List<@NotNull @Valid RuleBody> dispositions) {

        static PolicyBody of(ReturnPolicy policy) {
            return new PolicyBody(
                    policy.windowDays(),
                    new TreeSet<>(policy.neverReturnable()),
                    new TreeSet<>(policy.neverReturnableItems()),
                    policy.approveUpTo(),
                    policy.keepBelow(),
                    policy.expiryDays(),
                    policy.returnShipping(),
                    new TreeMap<>(policy.conditionPercent()),
                    policy.shippingGivenBack(),
                    policy.promotionsTakenBack(),
                    policy.exchangeDays(),
                    policy.reasons().stream().map(ReasonBody::of).toList(),
                    policy.dispositions().stream().map(RuleBody::of).toList());
        }

        ReturnPolicy policy() {
            return new ReturnPolicy(
                    windowDays,
                    neverReturnable,
                    neverReturnableItems,
                    approveUpTo,
                    keepBelow,
                    expiryDays,
                    returnShipping,
                    conditionPercent,
                    shippingGivenBack,
                    promotionsTakenBack,
                    exchangeDays,
                    reasons.stream().map(ReasonBody::reason).toList(),
                    dispositions.stream().map(RuleBody::rule).toList(),
                    0);
        }
    }

    /** @param words by language, ISO 639-1; English is always there */
    record ReasonBody(
            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String code,

            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String group,

            @NotEmpty Map<String, @NotNull @Size(max = 200) String> words,
            @NotNull Cause cause,
            boolean customerPaysReturn,
            @Min(0) @Max(100) int restockingPercent,
            @Nullable Boolean enabled) {

        static ReasonBody of(ReturnReason reason) {
            return new ReasonBody(
                    reason.code(),
                    reason.group(),
                    new TreeMap<>(reason.words()),
                    reason.cause(),
                    reason.customerPaysReturn(),
                    reason.restockingPercent(),
                    reason.enabled());
        }

        ReturnReason reason() {
            return new ReturnReason(
                    code, group, words, cause, customerPaysReturn, restockingPercent, enabled == null || enabled);
        }
    }

    /** What is left out does not matter; the first rule that holds decides. */
    record RuleBody(
            @Nullable Grade grade,
            @Nullable Cause cause,
            @Nullable HandlingClass handlingClass,
            @NotNull Disposition disposition) {

        static RuleBody of(DispositionRule rule) {
            return new RuleBody(rule.grade(), rule.cause(), rule.handlingClass(), rule.disposition());
        }

        DispositionRule rule() {
            if (disposition == Disposition.UNDECIDED) {
                throw new Invalid("dispositions", "a rule decides: it cannot lead to UNDECIDED");
            }
            return new DispositionRule(grade, cause, handlingClass, disposition);
        }
    }

    private final DefineReturnPolicy definePolicy;
    private final ReturnQueries returns;

    ReturnPolicyController(DefineReturnPolicy definePolicy, ReturnQueries returns) {
        this.definePolicy = definePolicy;
        this.returns = returns;
    }

    @GetMapping("/return-policy")
    @Operation(summary = "Read the return policy", description = """
            What may come back and until when, who pays for what, the reasons with their causes, and what becomes of the
            goods.""")
    ResponseEntity<PolicyBody> policy() {
        return tagged(returns.policy());
    }

    @PutMapping("/return-policy")
    @Operation(summary = "Change the return policy", description = "The whole of it, as it shall be.")
    ResponseEntity<PolicyBody> define(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PolicyBody body) {
        return switch (definePolicy.handle(
                new DefineReturnPolicy.Command(body.policy(), EntityTags.expected(ifMatch)))) {
            case DefineReturnPolicy.Defined(var policy) -> tagged(policy);
            case DefineReturnPolicy.ChangedMeanwhile(var version) -> throw new StaleVersion(version);
        };
    }

    @GetMapping("/orders/{order}/returnable")
    @Operation(summary = "Ask what of an order may still come back")
    Returnable returnable(@PathVariable OrderId order) {
        return returns.returnable(order);
    }

    @GetMapping("/return-rates")
    @Operation(summary = "Read how much came back, and why", description = """
            Of the units that left in the time, by the true cause. The return rate due to fulfilment errors is what came back
            because it was picked or packed wrong, of all that left; the list behind it is
            /returns?fulfilment=true&shippedFrom=…&shippedBefore=….""")
    ReturnRates rates(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until) {
        return returns.rates(from, until);
    }

    @GetMapping("/returned-units")
    @Operation(summary = "List what came back and where it stands, by item")
    Page<ReturnedUnit> units(
            @RequestParam(required = false) @Nullable Disposition disposition,
            @RequestParam(required = false) @Nullable SiteCode site,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return returns.units(disposition, site, PageRequest.of(limit, cursor));
    }

    private static ResponseEntity<PolicyBody> tagged(ReturnPolicy policy) {
        return ResponseEntity.ok().eTag(EntityTags.of(policy.version())).body(PolicyBody.of(policy));
    }
}
