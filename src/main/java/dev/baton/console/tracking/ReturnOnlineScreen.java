package dev.baton.console.tracking;

import dev.baton.console.Ui;
import dev.baton.console.returns.ReturnWords;
import dev.baton.notifications.TrackingQueries;
import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.returns.AddPhoto;
import dev.baton.returns.BuyReturnLabel;
import dev.baton.returns.Finding;
import dev.baton.returns.RequestReturn;
import dev.baton.returns.ReturnId;
import dev.baton.returns.ReturnOrigin;
import dev.baton.returns.ReturnPapers;
import dev.baton.returns.ReturnQueries;
import dev.baton.returns.ReturnReason;
import dev.baton.returns.ReturnState;
import dev.baton.returns.ReturnView;
import dev.baton.returns.Wish;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Lets whoever has the link of an order send some of it back: what, why, a picture; answered with a number and a label. */
@Controller
class ReturnOnlineScreen {

    private static final int NOTE_MAX = 500;
    private static final Duration REFILL = Duration.ofMinutes(10);
    private static final int LOOKS_MOST = 60;
    private static final int WISHES_MOST = 10;

    private final LinkHolder holder;
    private final TrackingQueries tracking;
    private final ReturnQueries returns;
    private final RequestReturn requestReturn;
    private final AddPhoto addPhoto;
    private final BuyReturnLabel buyLabel;
    private final ReturnPapers papers;
    private final Throttle looks;
    private final Throttle wishes;

    ReturnOnlineScreen(
            LinkHolder holder,
            TrackingQueries tracking,
            ReturnQueries returns,
            RequestReturn requestReturn,
            AddPhoto addPhoto,
            BuyReturnLabel buyLabel,
            ReturnPapers papers,
            Clock clock) {
        this.holder = holder;
        this.tracking = tracking;
        this.returns = returns;
        this.requestReturn = requestReturn;
        this.addPhoto = addPhoto;
        this.buyLabel = buyLabel;
        this.papers = papers;
        this.looks = new Throttle(LOOKS_MOST, REFILL, clock);
        this.wishes = new Throttle(WISHES_MOST, REFILL, clock);
    }

    @GetMapping("/t/{token}/return")
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return holder.page(
                token,
                looks,
                ui,
                order -> form(token, order, List.of(), null, Map.of(), holder.spoken(order, lang, ui, request)));
    }

    @PostMapping("/t/{token}/return")
    ModelAndView send(
            @PathVariable String token,
            @RequestParam Map<String, String> given,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return holder.page(token, wishes, ui, order -> {
            var spoken = holder.spoken(order, lang, ui, request);
            return wished(token, order, given, photo, spoken);
        });
    }

    private ModelAndView wished(
            String token, OrderId order, Map<String, String> given, @Nullable MultipartFile photo, Ui ui) {
        var lines = lines(order, given);
        if (lines.isEmpty()) {
            return form(token, order, List.of(), ui.t("returns.public.choose"), given, ui);
        }
        var note = given.getOrDefault("note", "").strip();
        var outcome = requestReturn.handle(new RequestReturn.Command(
                order,
                lines,
                Wish.REFUND,
                List.of(),
                false,
                note.isEmpty() ? null : note.substring(0, Math.min(NOTE_MAX, note.length())),
                null,
                ReturnOrigin.SELF_SERVICE));
        return switch (outcome) {
            case RequestReturn.Requested made -> {
                var kept = keep(made.id(), photo);
                if (made.state() == ReturnState.APPROVED) {
                    buyLabel.handle(made.id());
                }
                yield new ModelAndView("redirect:/t/%s/return/%s%s"
                        .formatted(token, returns.get(made.id()).number(), kept ? "" : "?picture=refused"));
            }
            case RequestReturn.NotEligible(var _, var findings) ->
                form(token, order, findings, ui.t("returns.public.refused"), given, ui);
            case RequestReturn.MoreThanShipped _ ->
                form(token, order, List.of(), ui.t("returns.public.too-many"), given, ui);
        };
    }

    /** @return false when there was a picture and it could not be kept */
    private boolean keep(ReturnId id, @Nullable MultipartFile photo) {
        if (photo == null || photo.isEmpty()) {
            return true;
        }
        try {
            return addPhoto.handle(id, photo.getBytes()) instanceof AddPhoto.Added;
        } catch (IOException e) {
            return false;
        }
    }

    @GetMapping("/t/{token}/return/{number}")
    ModelAndView made(
            @PathVariable String token,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String picture,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return holder.page(token, looks, ui, order -> {
            var spoken = holder.spoken(order, lang, ui, request);
            var model = new HashMap<String, @Nullable Object>();
            model.put("of", of(order, number));
            model.put("token", token);
            model.put("brand", tracking.of(order, spoken.language()).brand().logoText());
            model.put("pictureRefused", !picture.isEmpty());
            return new ModelAndView("console/tracking/returned", model);
        });
    }

    @GetMapping("/t/{token}/return/{number}/slip.pdf")
    ResponseEntity<byte[]> slip(@PathVariable String token, @PathVariable String number) {
        return paper(token, order -> papers.slip(of(order, number).id()));
    }

    @GetMapping("/t/{token}/return/{number}/label.pdf")
    ResponseEntity<byte[]> label(@PathVariable String token, @PathVariable String number) {
        return paper(
                token,
                order -> papers.label(of(order, number).id()).orElseThrow(() -> new NotFound("label of", number)));
    }

    private ResponseEntity<byte[]> paper(String token, Function<OrderId, byte[]> paper) {
        return holder.paper(token, looks, paper)
                .map(body -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .body(body))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    // ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** Only what is this order's, whatever number the address names. */
    private ReturnView of(OrderId order, String number) {
        return returns.ofOrder(order).stream()
                .filter(one -> one.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new NotFound("return", number));
    }

    private List<RequestReturn.Line> lines(OrderId order, Map<String, String> given) {
        var lines = new ArrayList<RequestReturn.Line>();
        for (var line : returns.returnable(order).lines()) {
            var typed = given.getOrDefault("quantity-" + line.number(), "").strip();
            if (typed.matches("[1-9][0-9]{0,6}") && ReturnOffer.isPossible(line)) {
                lines.add(new RequestReturn.Line(
                        line.line(), Long.parseLong(typed), given.getOrDefault("reason", ""), null));
            }
        }
        return lines;
    }

    private ModelAndView form(
            String token,
            OrderId order,
            List<Finding> findings,
            @Nullable String error,
            Map<String, String> given,
            Ui ui) {
        var model = new HashMap<String, @Nullable Object>();
        var tracked = tracking.of(order, ui.language());
        model.put("token", token);
        model.put("number", tracked.number());
        model.put("brand", tracked.brand().logoText());
        model.put(
                "lines",
                returns.returnable(order).lines().stream()
                        .filter(ReturnOffer::isPossible)
                        .toList());
        model.put(
                "reasons",
                returns.policy().reasons().stream()
                        .filter(ReturnReason::enabled)
                        .toList());
        model.put("error", error);
        model.put(
                "why",
                findings.stream()
                        .filter(finding -> !finding.met() && finding.rule() != Finding.Rule.AMOUNT)
                        .map(finding -> ReturnWords.finding(ui, finding))
                        .toList());
        model.put("given", given);
        var page = new ModelAndView("console/tracking/return", model);
        if (error != null) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }
}
