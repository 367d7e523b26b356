package dev.baton.console.returns;

import dev.baton.catalog.Sku;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.console.fulfilment.Heard;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.returns.Cause;
import dev.baton.returns.Disposition;
import dev.baton.returns.Grade;
import dev.baton.returns.InspectUnits;
import dev.baton.returns.ReceiveReturn;
import dev.baton.returns.ReturnEvent;
import dev.baton.returns.ReturnFilter;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnState;
import dev.baton.returns.ReturnView;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** At the dock, with a scanner: the return is opened by its bar code, its goods are scanned in, graded and put in their places. */
@Controller
@Access("returns")
class DockScreen {

    private static final int SHOWN = 50;

    private final ReturnLookUp lookUp;
    private final ReturnQueries returns;
    private final ReceiveReturn receiveReturn;
    private final InspectUnits inspectUnits;

    DockScreen(ReturnLookUp lookUp, ReturnQueries returns, ReceiveReturn receiveReturn, InspectUnits inspectUnits) {
        this.lookUp = lookUp;
        this.returns = returns;
        this.receiveReturn = receiveReturn;
        this.inspectUnits = inspectUnits;
    }

    @GetMapping("/returns/receive")
    ModelAndView dock() {
        return desk(null);
    }

    /** By the bar code of the slip, or of the carrier's label. */
    @PostMapping("/returns/receive")
    ModelAndView open(Ui ui, @RequestParam String code, HttpServletResponse response) {
        var found = returns.called(code);
        if (found.isEmpty()) {
            var page =
                    desk(Heard.wrong(ui.t("returns.dock.unknown", code.strip())).on(response));
            page.setStatus(ui.fragment() ? HttpStatus.OK : HttpStatus.CONFLICT);
            return page;
        }
        var address = "/returns/" + returns.get(found.get()).number() + "/receive";
        if (ui.fragment()) {
            response.setHeader("HX-Redirect", address);
            return desk(null);
        }
        return new ModelAndView("redirect:" + address);
    }

    private ModelAndView desk(@Nullable Heard heard) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("heard", Optional.ofNullable(heard));
        model.put(
                "rows",
                returns.list(
                                ReturnFilter.in(
                                        List.of(ReturnState.RECEIVED, ReturnState.IN_TRANSIT, ReturnState.APPROVED)),
                                PageRequest.first(SHOWN))
                        .data());
        return new ModelAndView("console/returns/dock", model);
    }

    @GetMapping("/returns/{name}/receive")
    ModelAndView show(@PathVariable String name) {
        return page(lookUp.get(name), null, null);
    }

    @PostMapping("/returns/{name}/scans")
    ModelAndView scan(
            Ui ui,
            @PathVariable String name,
            @RequestParam String code,
            @RequestParam(defaultValue = "1") long quantity,
            @RequestParam(defaultValue = "") String scanId,
            @RequestParam(defaultValue = "false") boolean anyway,
            @RequestParam(required = false) @Nullable Integer insteadOf,
            HttpServletResponse response) {
        var of = lookUp.get(name);
        var outcome = receiveReturn.handle(new ReceiveReturn.Command(
                of.id(), code.strip(), quantity, scanId.isBlank() ? null : scanId, anyway, insteadOf, null, null));
        var heard = heard(ui, outcome).on(response);
        var page = page(returns.get(of.id()), heard, stranger(outcome, code.strip()));
        page.setStatus(heard.right() || ui.fragment() ? HttpStatus.OK : HttpStatus.CONFLICT);
        return page;
    }

    private static Heard heard(Ui ui, ReceiveReturn.Outcome outcome) {
        return switch (outcome) {
            case ReturnEvent.ReturnReceived received ->
                Heard.right(received.units().stream()
                        .map(unit -> ui.t("returns.dock.taken", ui.quantity(unit.quantity()), unit.sku()))
                        .collect(Collectors.joining(", ")));
            case ReceiveReturn.TakenBefore _ -> Heard.right(ui.t("returns.dock.taken-before"));
            case ReceiveReturn.UnknownCode(var code) -> Heard.wrong(ui.t("returns.dock.no-item", code));
            case ReceiveReturn.NotAnnounced refusal ->
                Heard.wrong(
                        ui.t("returns.dock.not-announced"),
                        refusal.expected().stream()
                                .map(one -> one.left() + " × " + one.name())
                                .collect(Collectors.joining("\n")),
                        refusal.name());
            case ReceiveReturn.MoreThanAnnounced refusal ->
                Heard.wrong(ui.t(
                        "returns.dock.more",
                        ui.quantity(refusal.announced()),
                        refusal.sku(),
                        ui.quantity(refusal.received())));
            case ReceiveReturn.NotAwaited(var _, var state) ->
                Heard.wrong(ui.t("returns.dock.not-awaited", ui.t("returns.state." + state)));
        };
    }

    private static @Nullable Stranger stranger(ReceiveReturn.Outcome outcome, String code) {
        return switch (outcome) {
            case ReceiveReturn.NotAnnounced refusal -> new Stranger(code, refusal.name(), false);
            case ReceiveReturn.MoreThanAnnounced refusal ->
                new Stranger(code, refusal.sku().value(), true);
            default -> null;
        };
    }

    @PostMapping("/returns/{name}/inspections")
    String inspect(
            Ui ui,
            @PathVariable String name,
            @RequestParam int line,
            @RequestParam String sku,
            @RequestParam long quantity,
            @RequestParam(defaultValue = "UNDECIDED") Disposition from,
            @RequestParam(required = false) @Nullable Grade fromGrade,
            @RequestParam Grade grade,
            @RequestParam(required = false) @Nullable Disposition disposition,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable Cause cause,
            RedirectAttributes redirect) {
        var of = lookUp.get(name);
        try {
            var outcome = inspectUnits.handle(new InspectUnits.Command(
                    of.id(),
                    List.of(new InspectUnits.Decision(
                            line,
                            Sku.of(sku),
                            quantity,
                            from,
                            fromGrade,
                            grade,
                            disposition,
                            reason.isBlank() ? null : reason.strip(),
                            cause)),
                    null));
            switch (outcome) {
                case InspectUnits.Inspected(var _, var state, var units) -> {
                    var unit = units.getFirst();
                    Flash.done(ui.t(
                                    "returns.done.placed",
                                    ui.quantity(unit.quantity()),
                                    unit.sku(),
                                    ui.t("returns.disposition." + unit.disposition())))
                            .on(redirect);
                    if (state == ReturnState.INSPECTED && of.state() == ReturnState.RECEIVED) {
                        return "redirect:/returns/" + of.number();
                    }
                }
                case InspectUnits.NotSoMany _ ->
                    Flash.note(ui.t("returns.refused.meanwhile")).on(redirect);
            }
        } catch (Invalid e) {
            Flash.refused(ui.t("returns.refused.reason")).on(redirect);
        }
        return "redirect:/returns/" + of.number() + "/receive";
    }

    private ModelAndView page(ReturnView of, @Nullable Heard heard, @Nullable Stranger stranger) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("of", of);
        model.put("policy", returns.policy());
        model.put("heard", Optional.ofNullable(heard));
        model.put("stranger", Optional.ofNullable(stranger));
        return new ModelAndView("console/returns/receive", model);
    }
}
