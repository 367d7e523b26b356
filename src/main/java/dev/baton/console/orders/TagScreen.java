package dev.baton.console.orders;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderTag;
import dev.baton.orders.OrderView;
import dev.baton.orders.TagOrders;
import dev.baton.orders.TagOrders.NothingChanged;
import dev.baton.orders.TagOrders.OrderTagged;
import dev.baton.orders.TagOrders.TooMany;
import dev.baton.orders.TagQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Within;
import dev.baton.platform.security.WithinScope;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Tags that people give orders: one order's, and those of many orders at once, first shown and then done. */
@Controller
@Access("orders")
@WithinScope(OrderId.class)
class TagScreen {

    /** What is to happen to a tag. */
    enum Deed {
        ADD,
        REMOVE;

        Deed undone() {
            return this == ADD ? REMOVE : ADD;
        }

        TagOrders.Command command(Collection<OrderId> orders, String tag) {
            return this == ADD
                    ? new TagOrders.Command(orders, List.of(tag), List.of())
                    : new TagOrders.Command(orders, List.of(), List.of(tag));
        }
    }

    private final Within within;
    private final OrderLookUp lookUp;
    private final Selection selection;
    private final OrderQueries orders;
    private final TagQueries tags;
    private final TagOrders tagOrders;

    TagScreen(
            OrderLookUp lookUp,
            Selection selection,
            OrderQueries orders,
            TagQueries tags,
            TagOrders tagOrders,
            Within within) {
        this.within = within;
        this.lookUp = lookUp;
        this.selection = selection;
        this.orders = orders;
        this.tags = tags;
        this.tagOrders = tagOrders;
    }

    /** What a tag field offers while one types. */
    @GetMapping("/orders/tags")
    ModelAndView inUse() {
        return new ModelAndView("console/orders/tagsInUse", Map.of("tags", tags.inUse()));
    }

    @PostMapping("/orders/{order}/tags")
    String one(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "ADD") Deed deed,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        var read = OrderTag.read(tag).orElse(null);
        if (read == null) {
            Flash.refused(ui.t("tags.wrong")).on(redirect);
            return "redirect:/orders/" + order.number();
        }
        switch (tagOrders.handle(deed.command(List.of(order.id()), read)).get(order.id())) {
            case OrderTagged tagged ->
                Flash.done(ui.t("tags.done." + deed, read))
                        .undo(undo(read, deed, List.of(tagged.number()), "/orders/" + order.number()))
                        .on(redirect);
            case NothingChanged _ -> {}
            case TooMany(var _, var _, var most) ->
                Flash.note(ui.t("tags.too-many", order.number(), ui.quantity(most)))
                        .on(redirect);
            case null -> throw new NotFound("order", name);
        }
        return "redirect:/orders/" + order.number();
    }

    @PostMapping("/orders/tags/preview")
    ModelAndView preview(
            @RequestParam(defaultValue = "") List<String> selected,
            @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String from) {
        var chosen = selection.orders(selected);
        var has = tags.of(chosen.stream().map(OrderView::id).toList());
        var counted = has.values().stream()
                .flatMap(List::stream)
                .map(OrderTag::tag)
                .collect(Collectors.groupingBy(
                        Function.identity(),
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                        Collectors.counting()));
        var full = chosen.stream()
                .filter(order -> has.getOrDefault(order.id(), List.of()).size() >= OrderTag.MOST)
                .map(OrderView::number)
                .toList();
        return new ModelAndView(
                "console/orders/bulkTags", Map.of("bulk", new TagBulk(chosen, counted, full, Selection.list(from))));
    }

    @PostMapping("/orders/tags")
    String many(
            Ui ui,
            @RequestParam(defaultValue = "") List<String> selected,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "ADD") Deed deed,
            @RequestParam(defaultValue = "/orders") String back,
            RedirectAttributes redirect) {
        return tag(ui, Selection.ids(selected), tag, deed, back, true, redirect);
    }

    /** @param numbers of the orders with which it was done, with commas between them */
    @PostMapping("/orders/tags/undo")
    String undo(
            Ui ui,
            @RequestParam String numbers,
            @RequestParam String tag,
            @RequestParam Deed deed,
            @RequestParam(defaultValue = "/orders") String back,
            RedirectAttributes redirect) {
        var ids = Arrays.stream(numbers.split(","))
                .distinct()
                .limit(PageRequest.MOST)
                .flatMap(number -> orders.byNumber(number).stream())
                .toList();
        return tag(ui, ids, tag, deed, back, false, redirect);
    }

    private String tag(
            Ui ui,
            List<OrderId> asked,
            String tag,
            Deed deed,
            String back,
            boolean undoable,
            RedirectAttributes redirect) {
        var ids = within.keep(OrderId.class, asked);
        var read = OrderTag.read(tag).orElse(null);
        if (read == null || ids.isEmpty()) {
            Flash.refused(ui.t(read == null ? "tags.wrong" : "tags.none-chosen"))
                    .on(redirect);
            return "redirect:" + safe(back);
        }
        var outcomes = tagOrders.handle(deed.command(ids, read)).values();
        var done = outcomes.stream()
                .filter(OrderTagged.class::isInstance)
                .map(TagOrders.Outcome::number)
                .toList();
        var full = outcomes.stream()
                .filter(TooMany.class::isInstance)
                .map(TagOrders.Outcome::number)
                .toList();
        if (done.isEmpty() && full.isEmpty()) {
            Flash.note(ui.t("tags.nothing." + deed, read)).on(redirect);
        }
        if (!done.isEmpty()) {
            var said = Flash.done(ui.t(
                    "tags.done-many." + deed + (done.size() == 1 ? ".one" : ".other"), read, ui.quantity(done.size())));
            (undoable ? said.undo(undo(read, deed, done, back)) : said).on(redirect);
        }
        if (!full.isEmpty()) {
            Flash.note(ui.t(
                            "tags.too-many",
                            full.stream().limit(3).collect(Collectors.joining(", ")),
                            ui.quantity(OrderTag.MOST)))
                    .on(redirect);
        }
        return "redirect:" + safe(back);
    }

    /** The address that takes it back for just those orders with which it was done. */
    private static String undo(String tag, Deed deed, List<String> numbers, String back) {
        return "/orders/tags/undo?deed=%s&tag=%s&numbers=%s&back=%s"
                .formatted(
                        deed.undone(),
                        UriUtils.encode(tag, StandardCharsets.UTF_8),
                        UriUtils.encode(String.join(",", numbers), StandardCharsets.UTF_8),
                        UriUtils.encode(safe(back), StandardCharsets.UTF_8));
    }

    private static String safe(String address) {
        return Selection.isList(address) || address.matches("/orders/[A-Za-z0-9-]+") ? address : "/orders";
    }
}
