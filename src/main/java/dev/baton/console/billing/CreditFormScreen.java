package dev.baton.console.billing;

import dev.baton.billing.BillingEvent.CreditMemoIssued;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.CreditPreview;
import dev.baton.billing.CreditReason;
import dev.baton.billing.DeductionKind;
import dev.baton.billing.InvoiceId;
import dev.baton.billing.IssueCreditMemo;
import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.console.orders.OrderLookUp;
import dev.baton.orders.LineId;
import dev.baton.orders.OrderView;
import dev.baton.platform.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes back units of what was invoiced, or a flat amount as goodwill; says what it comes to before it is done. */
@Controller
@Access("invoices")
class CreditFormScreen {

    /** What an invoice will not be paid of is written off from its own page. */
    private static final CreditReason[] REASONS = Arrays.stream(CreditReason.values())
            .filter(reason -> reason != CreditReason.WRITE_OFF)
            .toArray(CreditReason[]::new);

    private static final int TEXT_MAX = 200;

    private final IssueCreditMemo issueCreditMemo;
    private final BillingQueries billing;
    private final OrderLookUp orders;

    CreditFormScreen(IssueCreditMemo issueCreditMemo, BillingQueries billing, OrderLookUp orders) {
        this.issueCreditMemo = issueCreditMemo;
        this.billing = billing;
        this.orders = orders;
    }

    @GetMapping("/credits/new")
    ModelAndView empty(Ui ui, @RequestParam String order, @RequestParam(defaultValue = "") String kind) {
        var form = TypedForm.empty()
                .put("order", order)
                .put("kind", kind.equals("goodwill") ? "goodwill" : "lines")
                .put("reason", kind.equals("goodwill") ? CreditReason.GOODWILL : CreditReason.RETURN)
                .put("token", Ids.next());
        return page(ui, form, orders.get(order), null);
    }

    @PostMapping("/credits/preview")
    ModelAndView preview(Ui ui, @RequestParam MultiValueMap<String, String> typed) {
        var form = TypedForm.of(typed);
        var order = orders.get(form.value("order"));
        return page(
                ui, form, order, command(ui, form, order).map(billing::preview).orElse(null));
    }

    @PostMapping("/credits")
    ModelAndView issue(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed);
        var order = orders.get(form.value("order"));
        var command = command(ui, form, order);
        if (command.isEmpty() || !form.isRight()) {
            form.require(command.isPresent(), "lines", ui.t("billing.credit.nothing"));
            return wrong(ui, form, order);
        }
        return switch (issueCreditMemo.handle(command.get())) {
            case CreditMemoIssued issued -> {
                Flash.done(ui.t("billing.credit.done", issued.number(), ui.money(issued.total())))
                        .on(redirect);
                yield new ModelAndView("redirect:/credits/" + issued.number());
            }
            case IssueCreditMemo.AwaitsApproval waits -> {
                Flash.note(ui.t("billing.waits-for-approval", ui.money(waits.amount()), ui.money(waits.limit())))
                        .on(redirect);
                yield new ModelAndView("redirect:/orders/" + order.number());
            }
            case IssueCreditMemo.MoreThanInvoiced _,
                    IssueCreditMemo.MoreUnitsThanInvoiced _,
                    IssueCreditMemo.DeductionsExceedCredit _,
                    IssueCreditMemo.OtherCurrency _ -> wrong(ui, form, order);
        };
    }

    /** Empty while nothing is asked for yet. */
    private Optional<IssueCreditMemo.Command> command(Ui ui, TypedForm form, OrderView order) {
        boolean goodwill = form.value("kind").equals("goodwill");
        var lines = goodwill ? List.<IssueCreditMemo.Line>of() : lines(ui, form);
        var flat = goodwill ? amount(ui, form, "flat", order) : null;
        var fee = amount(ui, form, "fee", order);
        var note = form.valueOrNull("note");
        form.require(note == null || note.length() <= TEXT_MAX, "note", ui.t("form.wrong.too-long", TEXT_MAX));
        if (lines.isEmpty() && flat == null) {
            return Optional.empty();
        }
        var kind = form.constant("fee-kind", DeductionKind.class, DeductionKind.RESTOCKING_FEE);
        var deductions = fee == null
                ? List.<IssueCreditMemo.Deduction>of()
                : List.of(new IssueCreditMemo.Deduction(kind, ui.t("billing.deduction." + kind), fee));
        var reference = Objects.requireNonNullElse(form.valueOrNull("reference"), form.value("token"));
        return Optional.of(new IssueCreditMemo.Command(
                order.id(),
                form.constant("reason", CreditReason.class, CreditReason.OTHER),
                note,
                reference.isBlank() ? Ids.next().toString() : reference,
                lines,
                deductions,
                flat));
    }

    private static List<IssueCreditMemo.Line> lines(Ui ui, TypedForm form) {
        var lines = new ArrayList<IssueCreditMemo.Line>();
        for (int i = 0; i < form.rows("line"); i++) {
            var name = "line[%d].".formatted(i);
            var quantity = form.whole(name + "quantity", 0, Integer.MAX_VALUE, ui.t("billing.credit.wrong-quantity"));
            if (quantity != null && quantity > 0) {
                lines.add(new IssueCreditMemo.Line(
                        InvoiceId.of(form.value(name + "invoice")),
                        LineId.of(form.value(name + "line")),
                        quantity,
                        form.isTicked("shipping")));
            }
        }
        return lines;
    }

    private static @Nullable Money amount(Ui ui, TypedForm form, String field, OrderView order) {
        var typed = form.valueOrNull(field);
        if (typed == null) {
            return null;
        }
        var amount = MoneyWords.amount(typed, order.currency()).orElse(null);
        form.require(amount != null, field, ui.t("billing.wrong.amount"));
        return amount;
    }

    private ModelAndView wrong(Ui ui, TypedForm form, OrderView order) {
        var page = page(
                ui, form, order, command(ui, form, order).map(billing::preview).orElse(null));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(Ui ui, TypedForm form, OrderView order, @Nullable CreditPreview preview) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("form", form);
        model.put("order", order);
        model.put("money", billing.money(order.id()));
        model.put("most", billing.mostCreditable(order.id()));
        model.put("lines", billing.creditable(order.id()));
        model.put("preview", preview);
        model.put("refusal", preview == null ? null : refusal(ui, preview));
        model.put("reasons", choices(ui, "billing.reason.", REASONS));
        model.put("kinds", choices(ui, "billing.deduction.", DeductionKind.values()));
        return new ModelAndView("console/billing/creditForm", model);
    }

    private static @Nullable String refusal(Ui ui, CreditPreview preview) {
        return switch (preview.refusal()) {
            case IssueCreditMemo.MoreThanInvoiced(var _, var max) -> ui.t("billing.credit.at-most", ui.money(max));
            case IssueCreditMemo.MoreUnitsThanInvoiced _ -> ui.t("billing.credit.more-units");
            case IssueCreditMemo.DeductionsExceedCredit(var _, var credit) ->
                ui.t("billing.credit.kept-too-much", ui.money(credit));
            case IssueCreditMemo.OtherCurrency(var _, var currency) -> ui.t("billing.wrong.currency", currency);
            case null, default -> null;
        };
    }

    private static List<Choice> choices(Ui ui, String words, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> new Choice(value.name(), ui.t(words + value.name())))
                .toList();
    }
}
