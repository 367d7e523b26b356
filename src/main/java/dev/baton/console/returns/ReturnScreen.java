package dev.baton.console.returns;

import dev.baton.console.Flash;
import dev.baton.console.Moment;
import dev.baton.console.Tone;
import dev.baton.console.Ui;
import dev.baton.network.SiteQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.Papers;
import dev.baton.returns.AddPhoto;
import dev.baton.returns.BuyReturnLabel;
import dev.baton.returns.CancelReturn;
import dev.baton.returns.DecideReturn;
import dev.baton.returns.FinishReceipt;
import dev.baton.returns.PlaceExchange;
import dev.baton.returns.Refund;
import dev.baton.returns.ReturnEvent;
import dev.baton.returns.ReturnPapers;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnState;
import dev.baton.returns.ReturnStep;
import dev.baton.returns.ReturnView;
import dev.baton.returns.SendReturn;
import dev.baton.returns.SettleReturn;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One return: where it stands and what comes next, what came back, and what the customer gets. */
@Controller
@Access("returns")
class ReturnScreen {

    private static final int STEPS = 200;

    private final ReturnLookUp lookUp;
    private final ReturnQueries returns;
    private final SiteQueries sites;
    private final DecideReturn decideReturn;
    private final CancelReturn cancelReturn;
    private final SendReturn sendReturn;
    private final FinishReceipt finishReceipt;
    private final PlaceExchange placeExchange;
    private final SettleReturn settleReturn;
    private final BuyReturnLabel buyLabel;
    private final AddPhoto addPhoto;
    private final ReturnPapers papers;

    ReturnScreen(
            ReturnLookUp lookUp,
            ReturnQueries returns,
            SiteQueries sites,
            DecideReturn decideReturn,
            CancelReturn cancelReturn,
            SendReturn sendReturn,
            FinishReceipt finishReceipt,
            PlaceExchange placeExchange,
            SettleReturn settleReturn,
            BuyReturnLabel buyLabel,
            AddPhoto addPhoto,
            ReturnPapers papers) {
        this.lookUp = lookUp;
        this.returns = returns;
        this.sites = sites;
        this.decideReturn = decideReturn;
        this.cancelReturn = cancelReturn;
        this.sendReturn = sendReturn;
        this.finishReceipt = finishReceipt;
        this.placeExchange = placeExchange;
        this.settleReturn = settleReturn;
        this.buyLabel = buyLabel;
        this.addPhoto = addPhoto;
        this.papers = papers;
    }

    @GetMapping("/returns/{name}")
    ModelAndView show(Ui ui, @PathVariable String name) {
        var of = lookUp.get(name);
        var site = sites.get(of.site());
        var model = new HashMap<String, @Nullable Object>();
        model.put("of", of);
        model.put("policy", returns.policy());
        model.put("site", site.name());
        model.put("sentence", ReturnWords.sentence(ui, of, site.name()));
        model.put("refund", Optional.ofNullable(refund(of)));
        model.put("moments", moments(ui, of));
        return new ModelAndView("console/returns/return", model);
    }

    private @Nullable Refund refund(ReturnView of) {
        var settlement = of.settlement();
        if (settlement != null) {
            return settlement.calculation();
        }
        boolean worth = of.state() == ReturnState.RECEIVED
                || of.state() == ReturnState.INSPECTED
                || (of.state() == ReturnState.APPROVED && of.keepsGoods());
        return worth ? settleReturn.preview(of.id(), Set.of()) : null;
    }

    // ── decided ────────────────────────────────────────────────────────────────────────────────────────────────

    @PostMapping("/returns/{name}/approval")
    String approve(
            Ui ui,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean keeps,
            RedirectAttributes redirect) {
        var of = lookUp.get(name);
        switch (decideReturn.handle(new DecideReturn.Approval(of.id(), keeps, null))) {
            case ReturnEvent.ReturnApproved _, ReturnEvent.ReturnRejected _ ->
                Flash.done(ui.t("returns.done.approved", of.number())).on(redirect);
            case DecideReturn.DecidedAlready _ -> meanwhile(ui, redirect);
        }
        return page(of);
    }

    @PostMapping("/returns/{name}/rejection")
    String reject(Ui ui, @PathVariable String name, @RequestParam String note, RedirectAttributes redirect) {
        var of = lookUp.get(name);
        switch (decideReturn.handle(new DecideReturn.Rejection(of.id(), note.strip(), null))) {
            case ReturnEvent.ReturnApproved _, ReturnEvent.ReturnRejected _ ->
                Flash.done(ui.t("returns.done.rejected", of.number())).on(redirect);
            case DecideReturn.DecidedAlready _ -> meanwhile(ui, redirect);
        }
        return page(of);
    }

    @PostMapping("/returns/{name}/cancellation")
    String cancel(
            Ui ui,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        var of = lookUp.get(name);
        switch (cancelReturn.handle(new CancelReturn.Command(of.id(), note.isBlank() ? null : note.strip(), null))) {
            case ReturnEvent.ReturnCancelled _, CancelReturn.CancelledAlready _ ->
                Flash.done(ui.t("returns.done.cancelled", of.number())).on(redirect);
            case CancelReturn.TooLate _ -> meanwhile(ui, redirect);
            case CancelReturn.ReplacementUnderWay(var _, var exchange) ->
                Flash.refused(ui.t("returns.refused.replacement", exchange)).on(redirect);
        }
        return page(of);
    }

    // ── on its way ─────────────────────────────────────────────────────────────────────────────────────────────

    @PostMapping("/returns/{name}/departure")
    String depart(Ui ui, @PathVariable String name, RedirectAttributes redirect) {
        var of = lookUp.get(name);
        switch (sendReturn.handle(new SendReturn.Command(of.id(), null))) {
            case ReturnEvent.ReturnSent _ ->
                Flash.done(ui.t("returns.done.sent", of.number())).on(redirect);
            case SendReturn.SentAlready _, SendReturn.NotToBeSent _ -> meanwhile(ui, redirect);
        }
        return page(of);
    }

    @PostMapping("/returns/{name}/label")
    String label(Ui ui, @PathVariable String name, RedirectAttributes redirect) {
        var of = lookUp.get(name);
        switch (buyLabel.handle(of.id())) {
            case BuyReturnLabel.Labelled(var _, var label) ->
                Flash.done(ui.t("returns.done.labelled", label.carrierName(), label.trackingNumber()))
                        .on(redirect);
            case BuyReturnLabel.NoWayBack _ -> meanwhile(ui, redirect);
            case BuyReturnLabel.Refused(var _, var reason) ->
                Flash.refused(ui.t("returns.refused.label", reason)).on(redirect);
            case BuyReturnLabel.Unanswered(var _, var reason) ->
                Flash.note(ui.t("returns.refused.unanswered", reason)).on(redirect);
        }
        return page(of);
    }

    @PostMapping("/returns/{name}/receipt-end")
    String finish(Ui ui, @PathVariable String name, RedirectAttributes redirect) {
        var of = lookUp.get(name);
        switch (finishReceipt.handle(new FinishReceipt.Command(of.id(), null))) {
            case FinishReceipt.Finished _ ->
                Flash.done(ui.t("returns.done.finished", of.number())).on(redirect);
            case FinishReceipt.NothingHere _ -> meanwhile(ui, redirect);
        }
        return page(of);
    }

    // ── what the customer gets ─────────────────────────────────────────────────────────────────────────────────

    @PostMapping("/returns/{name}/exchange")
    String exchange(Ui ui, @PathVariable String name, RedirectAttributes redirect) {
        var of = lookUp.get(name);
        switch (placeExchange.handle(of.id())) {
            case ReturnEvent.ExchangePlaced placed ->
                Flash.done(ui.t("returns.done.exchange", placed.exchange())).on(redirect);
            case PlaceExchange.PlacedBefore _, PlaceExchange.NoExchange _, PlaceExchange.NotApproved _ ->
                meanwhile(ui, redirect);
            case PlaceExchange.Unpriced _ ->
                Flash.refused(ui.t("returns.refused.unpriced")).on(redirect);
            case PlaceExchange.Busy _ ->
                Flash.note(ui.t("returns.refused.busy")).on(redirect);
        }
        return page(of);
    }

    @PostMapping("/returns/{name}/settlement")
    String settle(
            Ui ui,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Set<Refund.Kind> waived,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        var of = lookUp.get(name);
        var without = waived == null ? Set.<Refund.Kind>of() : waived;
        if (!without.isEmpty() && note.isBlank()) {
            Flash.refused(ui.t("returns.refused.waive-note")).on(redirect);
            return page(of);
        }
        switch (settleReturn.handle(
                new SettleReturn.Command(of.id(), without, note.isBlank() ? null : note.strip(), null))) {
            case ReturnEvent.ReturnClosed closed ->
                Flash.done(ui.t("returns.done.settled", of.number(), ui.money(closed.refund())))
                        .on(redirect);
            case SettleReturn.ClosedAlready _, SettleReturn.NotInspected _ -> meanwhile(ui, redirect);
            case SettleReturn.NotInvoiced _ ->
                Flash.note(ui.t("returns.refused.not-invoiced")).on(redirect);
            case SettleReturn.NothingToCredit _ ->
                Flash.refused(ui.t("returns.refused.credited")).on(redirect);
            case SettleReturn.NoReplacement _ ->
                Flash.refused(ui.t("returns.refused.no-replacement")).on(redirect);
            case SettleReturn.AwaitsApproval(var _, var amount, var limit) ->
                Flash.note(ui.t("returns.refused.approval", ui.money(amount), ui.money(limit)))
                        .on(redirect);
        }
        return page(of);
    }

    // ── papers and pictures ────────────────────────────────────────────────────────────────────────────────────

    @GetMapping("/returns/{name}/slip.pdf")
    ResponseEntity<byte[]> slip(@PathVariable String name) {
        var of = lookUp.get(name);
        return Papers.pdf(papers.slip(of.id()), of.number() + ".pdf");
    }

    @GetMapping("/returns/{name}/label.pdf")
    ResponseEntity<byte[]> labelPdf(@PathVariable String name) {
        var of = lookUp.get(name);
        return Papers.pdf(
                papers.label(of.id()).orElseThrow(() -> new NotFound("label of", of.number())),
                "label-" + of.number() + ".pdf");
    }

    @PostMapping("/returns/{name}/photos")
    String add(Ui ui, @PathVariable String name, @RequestParam MultipartFile photo, RedirectAttributes redirect)
            throws IOException {
        var of = lookUp.get(name);
        PhotoWords.say(ui, addPhoto.handle(of.id(), photo.getBytes())).on(redirect);
        return page(of);
    }

    @GetMapping("/returns/{name}/photos/{photo}")
    ResponseEntity<byte[]> photo(@PathVariable String name, @PathVariable UUID photo) {
        var content = returns.photo(lookUp.get(name).id(), photo);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.type()))
                .body(content.bytes());
    }

    // ── what happened ──────────────────────────────────────────────────────────────────────────────────────────

    /** Newest first: what was decided about it, and every step of its units. */
    private List<Moment> moments(Ui ui, ReturnView of) {
        var moments = new ArrayList<Moment>();
        add(moments, of.requestedAt(), "inbox", ui.t("returns.happened.requested." + of.origin()), of.requestedBy());
        if (of.decidedAt() != null) {
            var word = of.state() == ReturnState.REJECTED ? "rejected" : "decided";
            add(moments, of.decidedAt(), "thumb-up", ui.t("returns.happened." + word), of.decidedBy());
        }
        add(moments, of.sentAt(), "truck-return", ui.t("returns.happened.sent"), null);
        if (of.closedAt() != null && of.state() != ReturnState.REJECTED) {
            add(moments, of.closedAt(), ReturnWords.icon(of.state()), ui.t("returns.state." + of.state()), null);
        }
        for (var step : returns.ledger(of.id(), PageRequest.first(STEPS)).data()) {
            moments.add(moment(ui, step));
        }
        // What happened in the same moment stays in its order, the last of it first.
        Collections.reverse(moments);
        moments.sort(Comparator.comparing(Moment::at).reversed());
        return moments;
    }

    private static Moment moment(Ui ui, ReturnStep step) {
        var words = step.words();
        var grade = step.grade() == null ? "" : ui.t("returns.grade." + step.grade());
        return new Moment(
                step.at(),
                step.from() == null ? "package-import" : "clipboard-check",
                ReturnWords.tone(step.disposition()),
                step.from() == null
                        ? ui.t("returns.happened.arrived", ui.quantity(step.quantity()), step.sku(), step.site())
                        : ui.t(
                                "returns.happened.placed",
                                ui.quantity(step.quantity()),
                                step.sku(),
                                grade,
                                ui.t("returns.disposition." + step.disposition())),
                step.actor(),
                words == null || step.from() == null
                        ? null
                        : output -> {
                            output.writeContent("<p>");
                            output.writeUserContent("“" + words + "”");
                            output.writeContent("</p>");
                        });
    }

    private static void add(
            List<Moment> moments, @Nullable Instant at, String icon, String what, @Nullable String who) {
        if (at != null) {
            moments.add(new Moment(at, icon, Tone.NEUTRAL, what, who, null));
        }
    }

    private static void meanwhile(Ui ui, RedirectAttributes redirect) {
        Flash.note(ui.t("returns.refused.meanwhile")).on(redirect);
    }

    private static String page(ReturnView of) {
        return "redirect:/returns/" + of.number();
    }
}
