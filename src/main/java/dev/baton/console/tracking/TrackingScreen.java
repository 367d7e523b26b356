package dev.baton.console.tracking;

import dev.baton.console.Ui;
import dev.baton.notes.Audience;
import dev.baton.notes.NoteQueries;
import dev.baton.notifications.Brand;
import dev.baton.notifications.BrandColours;
import dev.baton.notifications.BrandQueries;
import dev.baton.notifications.OrderTracking;
import dev.baton.notifications.SuppressAddress;
import dev.baton.notifications.Suppression;
import dev.baton.notifications.TrackingLinks;
import dev.baton.notifications.TrackingQueries;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a customer sees where an order is, for whoever has the link. */
@Controller
class TrackingScreen {

    private static final Duration REFILL = Duration.ofMinutes(5);
    private static final int LOOKS_MOST = 120;
    private static final int MISSES_MOST = 30;

    private final TrackingLinks links;
    private final TrackingQueries tracking;
    private final OrderQueries orders;
    private final BrandQueries brands;
    private final NoteQueries notes;
    private final SuppressAddress suppressAddress;
    private final ObjectProvider<TrackingAction> actions;
    private final Clock clock;
    private final Throttle looks;
    private final Throttle misses;

    TrackingScreen(
            TrackingLinks links,
            TrackingQueries tracking,
            OrderQueries orders,
            BrandQueries brands,
            NoteQueries notes,
            SuppressAddress suppressAddress,
            ObjectProvider<TrackingAction> actions,
            Clock clock) {
        this.links = links;
        this.tracking = tracking;
        this.orders = orders;
        this.brands = brands;
        this.notes = notes;
        this.suppressAddress = suppressAddress;
        this.actions = actions;
        this.clock = clock;
        this.looks = new Throttle(LOOKS_MOST, REFILL, clock);
        this.misses = new Throttle(MISSES_MOST, REFILL, clock);
    }

    @GetMapping("/t/{token}")
    ModelAndView show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        var visitor = request.getRemoteAddr();
        if (!misses.wouldAllow(visitor)) {
            return page("busy", HttpStatus.TOO_MANY_REQUESTS, null, said(ui, lang, request));
        }
        return switch (links.resolve(token)) {
            case TrackingLinks.Unknown() -> {
                misses.allows(visitor);
                yield page("unknown", HttpStatus.NOT_FOUND, null, said(ui, lang, request));
            }
            case TrackingLinks.Over(var tenant, var order) ->
                holder(tenant)
                        .call(() -> page(
                                "over",
                                HttpStatus.GONE,
                                brands.ofChannel(orders.get(order).channel()),
                                said(ui, lang, request)));
            case TrackingLinks.Open(var tenant, var order, var expiresAt) -> {
                if (!looks.allows(token)) {
                    yield page("busy", HttpStatus.TOO_MANY_REQUESTS, null, said(ui, lang, request));
                }
                yield holder(tenant).call(() -> order(token, order, expiresAt, ui, lang, request));
            }
        };
    }

    /** Whether to be told of small steps: asked by a person who follows the link at the foot of a letter. */
    @GetMapping("/t/{token}/messages")
    ModelAndView askAboutMessages(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return aboutMessages(token, false, lang, ui, request);
    }

    /** Also what a mail program sends when its own button is pressed (RFC 8058). */
    @PostMapping("/t/{token}/messages")
    ModelAndView fewerMessages(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            Ui ui,
            HttpServletRequest request) {
        return aboutMessages(token, true, lang, ui, request);
    }

    private ModelAndView aboutMessages(
            String token, boolean fewer, @Nullable String lang, Ui ui, HttpServletRequest request) {
        if (!(links.resolve(token) instanceof TrackingLinks.Open(var tenant, var id, var _))) {
            return page("unknown", HttpStatus.NOT_FOUND, null, said(ui, lang, request));
        }
        return holder(tenant).call(() -> {
            var order = orders.get(id);
            var brand = brands.ofChannel(order.channel());
            var address = order.shipTo().email();
            if (fewer && address != null) {
                suppressAddress.handle(address, Suppression.Reason.OPTED_OUT, null, null);
            }
            var spoken = lang == null ? tracking.languageOf(order, brand) : language(lang);
            ui.speaking(Locale.of(language(spoken)), ui.zone()).on(request);
            return new ModelAndView(
                    "console/tracking/messages", Map.of("brand", brand, "token", token, "fewer", fewer));
        });
    }

    /** Colours cannot stand in the page itself: its policy lets no style in that did not come in a file. */
    @GetMapping("/t/{token}/brand.css")
    ResponseEntity<String> colours(@PathVariable String token) {
        var accent = switch (links.resolve(token)) {
            case TrackingLinks.Unknown() -> Brand.ACCENT;
            case TrackingLinks.Over(var tenant, var order) -> accent(tenant, order);
            case TrackingLinks.Open(var tenant, var order, var _) -> accent(tenant, order);
        };
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css"))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .body(BrandColours.of(accent).styleSheet());
    }

    private String accent(TenantId tenant, OrderId order) {
        return holder(tenant)
                .call(() -> brands.ofChannel(orders.get(order).channel()).accent());
    }

    private ModelAndView order(
            String token, OrderId id, Instant expiresAt, Ui ui, @Nullable String lang, HttpServletRequest request) {
        var order = tracking.of(id, lang == null ? null : language(lang));
        var theirs = ui.speaking(Locale.of(lang == null ? order.language() : language(lang)), order.zone());
        theirs.on(request);
        var model = new HashMap<String, Object>();
        model.put("order", order);
        model.put("token", token);
        model.put(
                "offers",
                actions.orderedStream()
                        .flatMap(action -> action.offer(order, "/t/" + token, theirs).stream())
                        .toList());
        model.put("notes", notes.readBy(Audience.CUSTOMER, List.of(id)));
        model.put("expiresOn", LocalDate.ofInstant(expiresAt, order.zone()));
        model.put("today", LocalDate.now(clock.withZone(order.zone())));
        var way = order.way();
        if (way != null && order.reason() != OrderTracking.Reason.ADDRESS) {
            model.put("map", WayMap.of(way));
        }
        return new ModelAndView("console/tracking/order", model);
    }

    /** @param ui whose language it speaks, set already */
    static ModelAndView page(String kind, HttpStatus status, @Nullable Brand brand, Ui ui) {
        var model = new HashMap<String, Object>(Map.of("kind", kind));
        if (brand != null) {
            model.put("brand", brand);
        }
        var page = new ModelAndView("console/tracking/nothing", model);
        page.setStatus(status);
        return page;
    }

    /** In the language asked for, else in that of the browser. */
    private static Ui said(Ui ui, @Nullable String lang, HttpServletRequest request) {
        var theirs = lang == null ? ui : ui.speaking(Locale.of(language(lang)), ui.zone());
        theirs.on(request);
        return theirs;
    }

    private static String language(String asked) {
        return asked.equals("es") ? "es" : "en";
    }

    /** Whoever has the link: no permission beyond what this page shows. */
    private static Caller holder(TenantId tenant) {
        return new Caller(tenant, Caller.Kind.SYSTEM, "Tracking page", Set.of());
    }
}
