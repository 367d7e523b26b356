package dev.baton.orders.web;

import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.network.SiteCode;
import dev.baton.orders.CancelHoldJob;
import dev.baton.orders.HoldJob;
import dev.baton.orders.HoldJobFilter;
import dev.baton.orders.HoldJobId;
import dev.baton.orders.HoldJobOrder;
import dev.baton.orders.HoldJobPlan;
import dev.baton.orders.HoldJobPreview;
import dev.baton.orders.HoldJobQueries;
import dev.baton.orders.HoldReason;
import dev.baton.orders.HoldSource;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.StartHoldJob;
import dev.baton.orders.WhichHolds;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many orders held or released at once: worked in the background, an outcome for every order. */
@RestController
@RequestMapping("/api/v1/hold-jobs")
@Access("orders")
@Tag(name = "holds")
class HoldJobController {

    /**
     * Which orders, in the words of the list of orders; what is left out means any.
     *
     * @param sku an item of which they still owe units
     * @param site that serves some of it
     * @param country two letters, as ISO 3166-1 has them
     * @param hold a reason that holds it now
     * @param text beginnings of words in number, reference, customer, mail, telephone, city, postcode or item
     * @param lateOn promised for a day before this one
     * @param tag that people gave them, in whatever case
     */
    record WhichOrdersBody(
            @Nullable @Size(max = 20) List<@NotNull OrderStatus> statuses,
            @Nullable @Size(min = 1, max = 40) String channel,
            @Nullable CustomerNumber customer,
            @Nullable Sku sku,
            @Nullable SiteCode site,
            @Nullable @Pattern(regexp = "[A-Z]{2}") String country,
            @Nullable HoldReason hold,
            @Nullable Instant placedFrom,
            @Nullable Instant placedBefore,
            @Nullable @Size(min = 1, max = 200) String text,
            @Nullable LocalDate lateOn,
            @Nullable @Size(min = 1, max = 40) String tag) {

        HoldJobFilter filter() {
            return new HoldJobFilter(
                    statuses, channel, customer, sku, site, country, hold, placedFrom, placedBefore, text, lateOn, tag);
        }
    }

    /**
     * Which holds are taken off; what is left out means any.
     *
     * @param source who or what placed it
     * @param owner who sees to it
     * @param unowned whether only those that nobody sees to
     * @param rule the code of the rule that found it
     * @param placedBefore those that stand since before
     */
    record WhichHoldsBody(
            @Nullable HoldReason reason,
            @Nullable HoldSource source,
            @Nullable @Size(min = 1, max = 200) String owner,
            @Nullable Boolean unowned,
            @Nullable @Size(min = 1, max = 100) String rule,
            @Nullable Instant placedBefore) {

        WhichHolds which() {
            return new WhichHolds(reason, source, owner, Boolean.TRUE.equals(unowned), rule, placedBefore);
        }
    }

    /**
     * What is to be done with which orders.
     *
     * @param filter which orders: those that can still be held, or that are held
     * @param reason of the holds that are placed; for HOLD
     * @param owner who sees to the holds that are placed: the name of somebody who may sign in; for HOLD
     * @param releaseOn when the holds that are placed release themselves; for HOLD
     * @param holds which holds are taken off; for RELEASE
     * @param undoes the job whose holds are taken off, and no others; for RELEASE, instead of filter and holds
     * @param partOnly whether only the lines of the item, or what the site serves, that the filter names is held; for HOLD
     */
    record HoldJobBody(
            HoldJobPlan.@NotNull Kind kind,
            @Nullable @Valid WhichOrdersBody filter,
            @Nullable HoldReason reason,
            @Nullable @Size(max = 2000) String note,
            @Nullable @Size(min = 1, max = 200) String owner,
            @Nullable Instant releaseOn,
            @Nullable @Valid WhichHoldsBody holds,
            @Nullable HoldJobId undoes,
            @Nullable Boolean partOnly) {

        HoldJobPlan plan() {
            return new HoldJobPlan(
                    kind,
                    filter == null ? null : filter.filter(),
                    reason,
                    note,
                    owner,
                    releaseOn,
                    holds == null ? null : holds.which(),
                    undoes,
                    partOnly);
        }
    }

    private final StartHoldJob startHoldJob;
    private final CancelHoldJob cancelHoldJob;
    private final HoldJobQueries jobs;

    HoldJobController(StartHoldJob startHoldJob, CancelHoldJob cancelHoldJob, HoldJobQueries jobs) {
        this.startHoldJob = startHoldJob;
        this.cancelHoldJob = cancelHoldJob;
        this.jobs = jobs;
    }

    @PostMapping
    @Operation(summary = "Hold or release many orders", description = """
                    Which orders is settled at once, at most 100,000; they are held or released one by one in the background, with your
                    rights, and each has an outcome. With `dryRun=true` nothing is done: the answer says how many orders it would be
                    about, and shows the first of them.""")
    @ApiResponse(
            responseCode = "200",
            description = "What it would be about, of a dry run",
            content = @Content(schema = @Schema(implementation = HoldJobPreview.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The job, which has begun",
            content = @Content(schema = @Schema(implementation = HoldJob.class)))
    ResponseEntity<?> start(
            @Parameter(description = "whether nothing shall be done") @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @Valid @RequestBody HoldJobBody body) {
        return dryRun ? ResponseEntity.ok(startHoldJob.preview(body.plan())) : started(body.plan());
    }

    private ResponseEntity<?> started(HoldJobPlan plan) {
        return switch (startHoldJob.handle(plan)) {
            case StartHoldJob.HoldJobStarted(var job) ->
                ResponseEntity.accepted()
                        .location(URI.create("/api/v1/hold-jobs/" + job.id()))
                        .body(job);
            case StartHoldJob.NoSuchOrder _ ->
                Problems.answer(HttpStatus.CONFLICT, "hold-job-empty", "No order is such as was asked for.", Map.of());
            case StartHoldJob.TooMany(int most) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "hold-job-too-large",
                        "More than %,d orders are such as was asked for.".formatted(most),
                        Map.of("most", most));
            case StartHoldJob.NothingToUndo(var job, var state) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "hold-job-not-undone",
                        "It is not over yet, or has placed no holds.",
                        Map.of("job", job, "state", state));
        };
    }

    @GetMapping
    @Operation(summary = "List jobs over many orders, the latest first")
    Page<HoldJob> list(
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return jobs.list(PageRequest.of(limit, cursor));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read how far a job is", description = "It is over when its state is DONE or CANCELLED.")
    HoldJob get(@PathVariable HoldJobId id) {
        return jobs.get(id);
    }

    @GetMapping("/{id}/orders")
    @Operation(
            summary = "List the orders of a job, and what became of each",
            description = "In the order in which they are worked; one that waits has no outcome.")
    Page<HoldJobOrder> orders(
            @PathVariable HoldJobId id,
            @Parameter(description = "only these") @RequestParam(required = false)
                    HoldJobOrder.@Nullable Outcome outcome,
            @Parameter(description = "1 to 200; 50 when left out") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "the `next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return jobs.orders(id, outcome, PageRequest.of(limit, cursor));
    }

    @PutMapping("/{id}/cancellation")
    @Operation(
            summary = "Cancel a job",
            description = "What was done stays done; orders without an outcome are not touched any more.")
    @ApiResponse(
            responseCode = "200",
            description = "The job as it stopped",
            content = @Content(schema = @Schema(implementation = HoldJob.class)))
    ResponseEntity<?> cancel(@PathVariable HoldJobId id) {
        return switch (cancelHoldJob.handle(id)) {
            case CancelHoldJob.HoldJobCancelled(var job) -> ResponseEntity.ok(job);
            case CancelHoldJob.AlreadyOver(var state) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "hold-job-is-over",
                        "Nothing of it is left to stop.",
                        Map.of("state", state));
        };
    }
}
