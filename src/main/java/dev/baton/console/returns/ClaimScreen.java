package dev.baton.console.returns;

import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.orders.OrderView;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.returns.AdvanceClaim;
import dev.baton.returns.Claim;
import dev.baton.returns.OpenClaim;
import dev.baton.returns.RemedyClaim;
import dev.baton.returns.ReturnEvent;
import dev.baton.returns.ReturnQueries;
import dev.baton.shipping.ShipmentId;
import dev.baton.shipping.ShipmentQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was damaged, missing, wrong or lost: who answers for it, and what the customer got. */
@Controller
@Access("returns")
class ClaimScreen {

    private final ReturnLookUp lookUp;
    private final ReturnQueries returns;
    private final ShipmentQueries shipments;
    private final OpenClaim openClaim;
    private final AdvanceClaim advanceClaim;
    private final RemedyClaim remedyClaim;

    ClaimScreen(
            ReturnLookUp lookUp,
            ReturnQueries returns,
            ShipmentQueries shipments,
            OpenClaim openClaim,
            AdvanceClaim advanceClaim,
            RemedyClaim remedyClaim) {
        this.lookUp = lookUp;
        this.returns = returns;
        this.shipments = shipments;
        this.openClaim = openClaim;
        this.advanceClaim = advanceClaim;
        this.remedyClaim = remedyClaim;
    }

    /** What the address asks for. */
    record Asked(String state, String q) {

        Asked {
            state = Objects.requireNonNullElse(state, "");
            q = Objects.requireNonNullElse(q, "");
        }

        Claim.@Nullable State shown() {
            return Arrays.stream(Claim.State.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(state))
                    .findFirst()
                    .orElse(null);
        }
    }

    @GetMapping(path = "/claims", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<Claim>of(ui, "claims")
                .column(ui.t("returns.number"), Claim::number)
                .column(ui.t("returns.state"), claim -> ui.t("returns.claim.state." + claim.state()))
                .column(ui.t("returns.claim.kind"), claim -> ui.t("returns.claim.kind." + claim.kind()))
                .column(ui.t("returns.claim.liable"), claim -> ui.t("returns.claim.liable." + claim.liable()))
                .column(ui.t("returns.order"), Claim::orderNumber)
                .column(ui.t("returns.customer"), Claim::customerName)
                .column(ui.t("export.shipment"), Claim::shipment)
                .column(ui.t("returns.claim.remedy"), claim -> ui.t("returns.claim.remedy." + claim.remedy()))
                .column(ui.t("export.document"), Claim::remedyDocument)
                .column(ui.t("returns.claim.amount"), Claim::amount)
                .column(ui.t("export.settled"), Claim::settled)
                .column(ui.t("export.currency"), claim -> claim.amount().currency())
                .column(ui.t("export.reference"), Claim::reference)
                .column(ui.t("export.when"), Claim::openedAt)
                .column(ui.t("export.who"), Claim::openedBy)
                .write(export, response, request -> returns.claims(asked.shown(), null, null, asked.q(), request));
    }

    @GetMapping("/claims")
    ModelAndView list(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var shown = asked.shown();
        var page = returns.claims(shown, null, null, asked.q(), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", asked.q());
        model.put("state", asked.state());
        model.put("tabs", tabs(ui, shown));
        return new ModelAndView("console/returns/claims", model);
    }

    private static List<Tab> tabs(Ui ui, Claim.@Nullable State shown) {
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(ui.t("nav.returns"), "/returns", null, false));
        tabs.add(new Tab(ui.t("returns.claims.all"), "/claims", null, shown == null));
        for (var state : Claim.State.values()) {
            tabs.add(new Tab(
                    ui.t("returns.claim.state." + state),
                    "/claims?state=" + state.name().toLowerCase(Locale.ROOT),
                    null,
                    shown == state));
        }
        return tabs;
    }

    @GetMapping("/claims/{name}")
    ModelAndView show(@PathVariable String name) {
        return new ModelAndView("console/returns/claim", Map.of("claim", lookUp.claim(name)));
    }

    @GetMapping("/orders/{order}/claim")
    ModelAndView form(@PathVariable("order") String name) {
        return form(lookUp.order(name), Map.of(), null);
    }

    private ModelAndView form(OrderView order, Map<String, String> given, @Nullable String error) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("order", order);
        model.put(
                "shipments",
                shipments.ofOrder(order.id()).stream()
                        .filter(one -> one.dispatchedAt() != null && one.voidedAt() == null)
                        .toList());
        model.put("given", given);
        model.put("error", error);
        return new ModelAndView("console/returns/claimForm", model);
    }

    @PostMapping("/orders/{order}/claim")
    ModelAndView open(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam Map<String, String> given,
            @RequestParam Claim.Kind kind,
            @RequestParam Claim.Liable liable,
            @RequestParam String amount,
            @RequestParam(defaultValue = "") String shipment,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        var order = lookUp.order(name);
        var lines = new ArrayList<OpenClaim.Line>();
        for (var line : order.lines()) {
            var typed = given.getOrDefault("quantity-" + line.number(), "").strip();
            if (typed.matches("[1-9][0-9]{0,8}")) {
                lines.add(new OpenClaim.Line(line.id(), Long.parseLong(typed)));
            }
        }
        try {
            var claim = openClaim.handle(new OpenClaim.Command(
                    order.id(),
                    shipment.isBlank() ? null : ShipmentId.of(shipment),
                    null,
                    kind,
                    liable,
                    Money.parse(amount.strip(), order.currency()),
                    lines,
                    note.isBlank() ? null : note.strip()));
            Flash.done(ui.t("returns.claim.done.opened", claim.number())).on(redirect);
            return new ModelAndView("redirect:/claims/" + claim.number());
        } catch (IllegalArgumentException e) {
            return form(order, given, ui.t("returns.claim.refused.amount"));
        } catch (Invalid e) {
            return form(order, given, ui.t("returns.claim.refused.lines"));
        }
    }

    // ── what comes of it ───────────────────────────────────────────────────────────────────────────────────────

    @PostMapping("/claims/{name}/filing")
    String file(
            Ui ui,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String reference,
            RedirectAttributes redirect) {
        var claim = lookUp.claim(name);
        return said(
                ui,
                claim,
                advanceClaim.handle(
                        new AdvanceClaim.Filing(claim.id(), reference.isBlank() ? null : reference.strip(), null)),
                redirect);
    }

    @PostMapping("/claims/{name}/settlement")
    String settle(
            Ui ui,
            @PathVariable String name,
            @RequestParam String settled,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirect) {
        var claim = lookUp.claim(name);
        try {
            return said(
                    ui,
                    claim,
                    advanceClaim.handle(new AdvanceClaim.Settling(
                            claim.id(),
                            Money.parse(settled.strip(), claim.amount().currency()),
                            answer.isBlank() ? null : answer.strip(),
                            null)),
                    redirect);
        } catch (IllegalArgumentException e) {
            Flash.refused(ui.t("returns.claim.refused.amount")).on(redirect);
            return page(claim);
        }
    }

    @PostMapping("/claims/{name}/rejection")
    String reject(
            Ui ui,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirect) {
        var claim = lookUp.claim(name);
        return said(
                ui,
                claim,
                advanceClaim.handle(
                        new AdvanceClaim.Rejecting(claim.id(), answer.isBlank() ? null : answer.strip(), null)),
                redirect);
    }

    private static String said(Ui ui, Claim claim, AdvanceClaim.Outcome outcome, RedirectAttributes redirect) {
        switch (outcome) {
            case ReturnEvent.ClaimFiled _ ->
                Flash.done(ui.t("returns.claim.done.filed", claim.number())).on(redirect);
            case ReturnEvent.ClaimSettled _ ->
                Flash.done(ui.t("returns.claim.done.settled", claim.number())).on(redirect);
            case ReturnEvent.ClaimRejected _ ->
                Flash.done(ui.t("returns.claim.done.rejected", claim.number())).on(redirect);
            case AdvanceClaim.OverAlready _ ->
                Flash.note(ui.t("returns.refused.meanwhile")).on(redirect);
        }
        return page(claim);
    }

    @PostMapping("/claims/{name}/reshipment")
    String reship(Ui ui, @PathVariable String name, RedirectAttributes redirect) {
        var claim = lookUp.claim(name);
        return remedied(ui, claim, remedyClaim.reship(claim.id()), redirect);
    }

    @PostMapping("/claims/{name}/refund")
    String refund(Ui ui, @PathVariable String name, RedirectAttributes redirect) {
        var claim = lookUp.claim(name);
        return remedied(ui, claim, remedyClaim.refund(claim.id()), redirect);
    }

    private static String remedied(Ui ui, Claim claim, RemedyClaim.Outcome outcome, RedirectAttributes redirect) {
        switch (outcome) {
            case RemedyClaim.Remedied(var after) ->
                Flash.done(ui.t(
                                "returns.claim.done." + after.remedy(),
                                after.remedyDocument() == null ? "" : after.remedyDocument()))
                        .on(redirect);
            case RemedyClaim.RemediedBefore _ ->
                Flash.note(ui.t("returns.refused.meanwhile")).on(redirect);
            case RemedyClaim.NothingToCredit _ ->
                Flash.refused(ui.t("returns.refused.credited")).on(redirect);
            case RemedyClaim.AwaitsApproval(var _, var amount, var limit) ->
                Flash.note(ui.t("returns.refused.approval", ui.money(amount), ui.money(limit)))
                        .on(redirect);
            case RemedyClaim.Busy _ -> Flash.note(ui.t("returns.refused.busy")).on(redirect);
        }
        return page(claim);
    }

    private static String page(Claim claim) {
        return "redirect:/claims/" + claim.number();
    }
}
