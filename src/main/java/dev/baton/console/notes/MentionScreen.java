package dev.baton.console.notes;

import dev.baton.console.Flash;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.console.orders.OrderLookUp;
import dev.baton.notes.NoteQueries;
import dev.baton.notes.ReadMentions;
import dev.baton.orders.OrderId;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.WithinScope;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where whoever looks is named in a note, and what of that they have not seen yet. */
@Controller
@Access("orders")
@WithinScope(OrderId.class)
class MentionScreen {

    private final OrderLookUp lookUp;
    private final NoteQueries notes;
    private final ReadMentions readMentions;

    MentionScreen(OrderLookUp lookUp, NoteQueries notes, ReadMentions readMentions) {
        this.lookUp = lookUp;
        this.notes = notes;
        this.readMentions = readMentions;
    }

    @GetMapping("/mentions")
    ModelAndView show(
            Ui ui,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(required = false) @Nullable String cursor) {
        boolean isAll = view.equals("all");
        var me = Caller.current().name();
        var page = notes.mentions(me, !isAll, PageRequest.of(null, cursor));
        long unread = notes.unread(me);
        var model = new HashMap<String, @Nullable Object>();
        model.put("all", isAll);
        model.put("unread", unread);
        model.put(
                "tabs",
                List.of(
                        new Tab(ui.t("mentions.view.unread"), "/mentions", unread, !isAll),
                        new Tab(ui.t("mentions.view.all"), "/mentions?view=all", null, isAll)));
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("previous", page.previous());
        model.put("first", page.previous() == null);
        return new ModelAndView("console/notes/mentions", model);
    }

    /** The note itself, which is seen from now on. */
    @GetMapping("/mentions/{order}/{note}")
    String open(@PathVariable("order") String name, @PathVariable UUID note) {
        var order = lookUp.get(name);
        readMentions.handle(List.of(note));
        return "redirect:/orders/%s#note-%s".formatted(order.number(), note);
    }

    @PostMapping("/mentions/reading")
    @Access(value = "orders", asksOnly = true)
    String readAll(Ui ui, RedirectAttributes redirect) {
        Flash.done(ui.n("mentions.read", readMentions.all())).on(redirect);
        return "redirect:/mentions";
    }
}
