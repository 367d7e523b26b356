package dev.baton.billing.web;

import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditMemoFilter;
import dev.baton.billing.CreditMemoId;
import dev.baton.billing.CreditMemoLetter;
import dev.baton.billing.CreditMemoRow;
import dev.baton.billing.CreditMemoView;
import dev.baton.billing.CreditReason;
import dev.baton.billing.CreditableLine;
import dev.baton.billing.DeductionKind;
import dev.baton.billing.InvoiceId;
import dev.baton.billing.IssueCreditMemo;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderId;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Papers;
import dev.baton.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Access("invoices")
@Tag(name = "credit-memos", description = "What was taken back of what was invoiced")
class CreditMemoController {

    /** @param shipping whether what was charged for shipping these units is given back too; true when left out */
    record LineBody(
            @NotNull InvoiceId invoice,
            @NotNull LineId line,
            @Positive long quantity,
            @Nullable Boolean shipping) {

        IssueCreditMemo.Line line(boolean all) {
            return new IssueCreditMemo.Line(invoice, line, quantity, shipping == null ? all : shipping);
        }
    }

    record DeductionBody(
            @NotNull DeductionKind kind,
            @NotBlank @Size(max = 200) String words,
            @NotNull Money amount) {}

    /**
     * Either lines or a flat amount.
     *
     * @param reference what causes it, such as the number of a claim; asking again under it answers the first memo
     * @param deductions what is kept of the credit
     * @param flat goodwill or a write-off without lines, including tax; a write-off is never more than is owed
     */
    record CreditMemoBody(
            @NotNull OrderId order,
            @NotNull CreditReason reason,
            @Nullable @Size(max = 2000) String note,
            @NotBlank @Size(max = 200) String reference,
            @Nullable @Size(max = 500) List<@Valid LineBody> lines,
            @Nullable @Size(max = 50) List<@Valid DeductionBody> deductions,
            @Nullable Money flat) {

        IssueCreditMemo.Command command() {
            var kept = deductions == null ? List.<DeductionBody>of() : deductions;
            var units = lines == null ? List.<LineBody>of() : lines;
            var invalid = new Invalid.Collector()
                    .require(units.isEmpty() != (flat == null), "lines", "or flat must be given, and not both")
                    .require(flat == null || flat.isPositive(), "flat", "must be more than nothing")
                    .require(reason != CreditReason.WRITE_OFF || flat != null, "flat", "must say what is written off");
            for (int i = 0; i < kept.size(); i++) {
                invalid.require(
                        kept.get(i).amount().isPositive(),
                        "deductions[%d].amount".formatted(i),
                        "must be more than nothing");
            }
            invalid.throwIfAny();
            return new IssueCreditMemo.Command(
                    order,
                    reason,
                    note,
                    reference.strip(),
                    units.stream().map(line -> line.line(true)).toList(),
                    kept.stream()
                            .map(each -> new IssueCreditMemo.Deduction(
                                    each.kind(), each.words().strip(), each.amount()))
                            .toList(),
                    flat);
        }
    }

    private final IssueCreditMemo issueCreditMemo;
    private final BillingQueries billing;
    private final CreditMemoLetter letter;

    CreditMemoController(IssueCreditMemo issueCreditMemo, BillingQueries billing, CreditMemoLetter letter) {
        this.issueCreditMemo = issueCreditMemo;
        this.letter = letter;
        this.billing = billing;
    }

    @GetMapping("/orders/{order}/creditable-lines")
    @Operation(
            summary = "Read what may still be credited of an order",
            description =
                    "By line of its invoices, oldest first: the units that are not credited yet and what they come to.")
    Page<CreditableLine> creditable(@PathVariable OrderId order) {
        return new Page<>(billing.creditable(order), null);
    }

    @GetMapping("/credit-memos")
    @Operation(summary = "List credit memos, newest first", description = "The days of issue are both included.")
    Page<CreditMemoRow> list(
            @RequestParam(required = false) @Nullable OrderId order,
            @RequestParam(required = false) @Nullable CustomerNumber customer,
            @RequestParam(required = false) @Nullable CreditReason reason,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return billing.creditMemos(
                new CreditMemoFilter(order, customer, reason, from, to, null), PageRequest.of(limit, cursor));
    }

    @GetMapping("/credit-memos/{memo}")
    @Operation(summary = "Read a credit memo")
    CreditMemoView get(@PathVariable CreditMemoId memo) {
        return billing.creditMemo(memo);
    }

    @GetMapping(path = "/credit-memos/{memo}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Print a credit memo, in its customer's language")
    ResponseEntity<byte[]> pdf(@PathVariable CreditMemoId memo) {
        var view = billing.creditMemo(memo);
        return Papers.pdf(letter.pdf(view), view.number() + ".pdf");
    }

    @PostMapping("/credit-memos")
    @Operation(
            summary = "Credit units of invoice lines, or a flat amount as goodwill",
            description =
                    "Units are credited at exactly what they were billed at. Never more than was invoiced. One memo per order,"
                            + " reason and reference. Above the limit of the tenant the answer is 202 with the approval that it waits for.")
    ResponseEntity<?> issue(@Valid @RequestBody CreditMemoBody body) {
        return switch (issueCreditMemo.handle(body.command())) {
            case CreditMemoIssued issued ->
                ResponseEntity.created(URI.create("/api/v1/credit-memos/" + issued.memo()))
                        .body(billing.creditMemo(issued.memo()));
            case IssueCreditMemo.AwaitsApproval waits ->
                ResponseEntity.accepted()
                        .location(URI.create("/api/v1/approvals/" + waits.approval()))
                        .body(billing.approval(waits.approval()));
            case IssueCreditMemo.MoreThanInvoiced(var _, var max) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "credit-more-than-invoiced",
                        "Only %s may still be credited.".formatted(max),
                        Map.of("max", max));
            case IssueCreditMemo.MoreUnitsThanInvoiced(var _, var lines) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "credit-more-units-than-invoiced",
                        "Of %d lines fewer units are invoiced and not credited yet.".formatted(lines.size()),
                        Map.of("lines", lines));
            case IssueCreditMemo.DeductionsExceedCredit(var _, var credit) ->
                Problems.answer(
                        HttpStatus.CONFLICT,
                        "deductions-exceed-credit",
                        "There are only %s to deduct from.".formatted(credit),
                        Map.of("credit", credit));
            case IssueCreditMemo.OtherCurrency(var _, var currency) ->
                Problems.answer(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "payment-in-other-currency",
                        "The order is in %s.".formatted(currency),
                        Map.of("currency", currency));
        };
    }
}
