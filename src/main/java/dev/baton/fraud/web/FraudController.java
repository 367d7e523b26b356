package dev.baton.fraud.web;

import dev.baton.fraud.AcceptOrder;
import dev.baton.fraud.Assessment;
import dev.baton.fraud.DefineFraudPolicy;
import dev.baton.fraud.FraudPolicy;
import dev.baton.fraud.FraudQueries;
import dev.baton.fraud.FraudSignal;
import dev.baton.fraud.ListTrait;
import dev.baton.fraud.ListedTrait;
import dev.baton.fraud.RefuseOrder;
import dev.baton.fraud.TraitKind;
import dev.baton.fraud.UnlistTrait;
import dev.baton.fraud.Weight;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Access("fraud")
@Tag(name = "fraud", description = "Orders that may have been placed with another's card: scores, decisions and lists")
class FraudController {

    private static final String ASSESSMENTS = "/api/v1/fraud-assessments";
    private static final String TRAITS = "/api/v1/listed-traits";
    private static final String POLICY = "/api/v1/fraud-policy";

    /** @param allow whether the mail of the order is let through from now on */
    record AcceptanceBody(
            @NotBlank @Size(max = AcceptOrder.LONGEST_NOTE) String note, boolean allow) {}

    /** @param deny whether mail, phone and address of the order are never served again */
    record RefusalBody(
            @NotBlank @Size(max = AcceptOrder.LONGEST_NOTE) String note, boolean deny) {}

    /** @param expiresOn the last day on which it counts; for ever when left out */
    record TraitBody(
            @NotNull ListedTrait.Verdict verdict,
            @NotNull TraitKind kind,
            @NotBlank @Size(max = ListTrait.LONGEST_VALUE) String value,

            @NotBlank @Size(max = ListTrait.LONGEST_REASON) String reason,

            @Nullable LocalDate expiresOn) {}

    record WeightBody(
            @NotNull FraudSignal signal,
            @Min(0) @Max(Weight.MOST_POINTS) int points,
            @Min(0) @Max(Weight.MOST) long most,
            @Min(0) @Max(Weight.MOST_HOURS) int hours) {}

    /** @param weights of the signals that are named; the others keep theirs */
    record PolicyBody(
            boolean enabled,
            @Min(1) @Max(100) int reviewFrom,
            @Nullable @Size(max = 60) String provider,
            @Nullable @Size(max = 30) List<@Valid WeightBody> weights) {}

    private final FraudQueries queries;
    private final AcceptOrder acceptOrder;
    private final RefuseOrder refuseOrder;
    private final ListTrait listTrait;
    private final UnlistTrait unlistTrait;
    private final DefineFraudPolicy definePolicy;

    FraudController(
            FraudQueries queries,
            AcceptOrder acceptOrder,
            RefuseOrder refuseOrder,
            ListTrait listTrait,
            UnlistTrait unlistTrait,
            DefineFraudPolicy definePolicy) {
        this.queries = queries;
        this.acceptOrder = acceptOrder;
        this.refuseOrder = refuseOrder;
        this.listTrait = listTrait;
        this.unlistTrait = unlistTrait;
        this.definePolicy = definePolicy;
    }

    @GetMapping(ASSESSMENTS)
    @Operation(summary = "List how orders were judged, the latest first")
    Page<Assessment> assessments(
            @RequestParam(required = false) Assessment.@Nullable State state,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return queries.assessments(state, PageRequest.of(limit, cursor));
    }

    @GetMapping(ASSESSMENTS + "/{order}")
    @Operation(summary = "Read how an order was judged, and why")
    Assessment assessment(@PathVariable OrderId order) {
        return queries.get(order);
    }

    @PostMapping(ASSESSMENTS + "/{order}/acceptance")
    @Operation(summary = "Say that an order is no fraud", description = "It goes on, unless another hold stops it.")
    ResponseEntity<?> accept(@PathVariable OrderId order, @Valid @RequestBody AcceptanceBody body) {
        return switch (acceptOrder.handle(new AcceptOrder.Command(order, body.note(), body.allow()))) {
            case AcceptOrder.Accepted accepted -> ResponseEntity.ok(accepted.assessment());
            case AcceptOrder.NothingToDecide nothing -> decided(nothing);
        };
    }

    @PostMapping(ASSESSMENTS + "/{order}/refusal")
    @Operation(summary = "Say that an order is fraud, and cancel it")
    ResponseEntity<?> refuse(@PathVariable OrderId order, @Valid @RequestBody RefusalBody body) {
        return switch (refuseOrder.handle(new RefuseOrder.Command(order, body.note(), body.deny()))) {
            case RefuseOrder.Refused refused -> ResponseEntity.ok(refused.assessment());
            case AcceptOrder.NothingToDecide nothing -> decided(nothing);
            case RefuseOrder.OnTheFloor _ ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "order-too-late-to-cancel",
                        "Units of it are on a floor or gone; take them back from there first.");
        };
    }

    private static ResponseEntity<?> decided(AcceptOrder.NothingToDecide nothing) {
        return Problems.answer(
                HttpStatus.CONFLICT,
                "nothing-to-decide",
                "The order does not wait: it is %s.".formatted(nothing.state()));
    }

    @GetMapping(TRAITS)
    @Operation(summary = "List who is let through and who is never served, the latest first")
    Page<ListedTrait> traits(
            @RequestParam(required = false) ListedTrait.@Nullable Verdict verdict,
            @Parameter(description = "a part of the mail, domain, phone or address")
                    @RequestParam(required = false)
                    @Nullable
                    String words,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return queries.traits(verdict, words, PageRequest.of(limit, cursor));
    }

    @PostMapping(TRAITS)
    @Operation(
            summary = "Let somebody through, or never serve them",
            description = "What is on a list already is moved. Orders that are placed from now on are judged by it.")
    ResponseEntity<ListedTrait> list(@Valid @RequestBody TraitBody body) {
        var listed = listTrait.handle(
                new ListTrait.Command(body.verdict(), body.kind(), body.value(), body.reason(), body.expiresOn()));
        return ResponseEntity.created(URI.create(TRAITS + "/" + listed.id())).body(listed);
    }

    @GetMapping(TRAITS + "/{trait}")
    @Operation(summary = "Read one entry of the lists")
    ListedTrait trait(@PathVariable UUID trait) {
        return queries.trait(trait);
    }

    @DeleteMapping(TRAITS + "/{trait}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an entry off its list")
    void unlist(@PathVariable UUID trait) {
        unlistTrait.handle(trait);
    }

    @GetMapping(POLICY)
    @Operation(summary = "Read whether and how fraud is looked for")
    ResponseEntity<FraudPolicy> policy() {
        return answer(queries.policy());
    }

    @PutMapping(POLICY)
    @Operation(
            summary = "Say whether and how fraud is looked for",
            description = "Orders that are placed from now on are judged by it.")
    ResponseEntity<FraudPolicy> policy(
            @Valid @RequestBody PolicyBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var weights = body.weights() == null ? List.<WeightBody>of() : body.weights();
        return answer(definePolicy.handle(new DefineFraudPolicy.Command(
                body.enabled(),
                body.reviewFrom(),
                body.provider() == null || body.provider().isBlank() ? null : body.provider(),
                weights.stream()
                        .map(weight -> new Weight(weight.signal(), weight.points(), weight.most(), weight.hours()))
                        .toList(),
                ifMatch)));
    }

    private static ResponseEntity<FraudPolicy> answer(FraudPolicy policy) {
        return ResponseEntity.ok().eTag(EntityTags.of(policy.version())).body(policy);
    }
}
