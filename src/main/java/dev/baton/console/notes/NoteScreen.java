package dev.baton.console.notes;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.console.orders.OrderLookUp;
import dev.baton.notes.Audience;
import dev.baton.notes.ChangeNote;
import dev.baton.notes.Note;
import dev.baton.notes.NoteQueries;
import dev.baton.notes.WithdrawNote;
import dev.baton.notes.WriteNote;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.Users;
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

/** The notes of one order: written, changed, pinned, withdrawn, and all of them on a page. */
@Controller
@Access("orders")
@WithinScope(OrderId.class)
class NoteScreen {

    private final OrderLookUp lookUp;
    private final NoteQueries notes;
    private final Users users;
    private final WriteNote writeNote;
    private final ChangeNote changeNote;
    private final WithdrawNote withdrawNote;

    NoteScreen(
            OrderLookUp lookUp,
            NoteQueries notes,
            Users users,
            WriteNote writeNote,
            ChangeNote changeNote,
            WithdrawNote withdrawNote) {
        this.lookUp = lookUp;
        this.notes = notes;
        this.users = users;
        this.writeNote = writeNote;
        this.changeNote = changeNote;
        this.withdrawNote = withdrawNote;
    }

    @GetMapping("/orders/{order}/notes")
    ModelAndView all(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam(required = false) @Nullable Audience audience,
            @RequestParam(required = false) @Nullable String cursor) {
        var order = lookUp.get(name);
        var page = notes.list(order.id(), audience, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("order", order);
        model.put("notes", page.data());
        model.put("next", page.next());
        model.put("previous", page.previous());
        model.put("first", page.previous() == null);
        model.put("audience", audience);
        model.put(
                "people",
                ui.may("orders:write")
                        ? users.names().stream()
                                .map(each -> new Choice(each, each))
                                .toList()
                        : List.of());
        return new ModelAndView("console/notes/all", model);
    }

    @PostMapping("/orders/{order}/notes")
    String write(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "INTERNAL") Audience audience,
            @RequestParam(defaultValue = "false") boolean pinned,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        if (isReadable(ui, text, redirect)) {
            var note = writeNote
                    .handle(new WriteNote.Command(order.id(), text, audience, pinned))
                    .note();
            Flash.done(
                            note.mentions().isEmpty()
                                    ? ui.t("notes.written." + audience)
                                    : ui.t("notes.written.told", String.join(", ", note.mentions())))
                    .on(redirect);
        }
        return page(order);
    }

    @PostMapping("/orders/{order}/notes/{note}")
    String change(
            Ui ui,
            @PathVariable("order") String name,
            @PathVariable UUID note,
            @RequestParam(defaultValue = "") String text,
            @RequestParam Audience audience,
            @RequestParam(defaultValue = "") String version,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        if (isReadable(ui, text, redirect)) {
            var before = notes.get(order.id(), note);
            say(ui, changeNote.handle(command(before, text, audience, before.pinned(), version)), redirect);
        }
        return page(order);
    }

    @PostMapping("/orders/{order}/notes/{note}/pin")
    String pin(
            Ui ui,
            @PathVariable("order") String name,
            @PathVariable UUID note,
            @RequestParam boolean pinned,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        var before = notes.get(order.id(), note);
        say(ui, changeNote.handle(command(before, before.text(), before.audience(), pinned, "")), redirect);
        return page(order);
    }

    @PostMapping("/orders/{order}/notes/{note}/withdrawal")
    String withdraw(Ui ui, @PathVariable("order") String name, @PathVariable UUID note, RedirectAttributes redirect) {
        var order = lookUp.get(name);
        switch (withdrawNote.handle(order.id(), note)) {
            case WithdrawNote.NoteWithdrawn _ ->
                Flash.done(ui.t("notes.withdrawn")).on(redirect);
            case WithdrawNote.NotYours(var others) -> notYours(ui, others, redirect);
        }
        return page(order);
    }

    private static ChangeNote.Command command(
            Note before, String text, Audience audience, boolean pinned, String version) {
        return new ChangeNote.Command(before.order(), before.id(), text, audience, pinned, version);
    }

    private static void say(Ui ui, ChangeNote.Outcome outcome, RedirectAttributes redirect) {
        switch (outcome) {
            case ChangeNote.NoteChanged(var before, var after) ->
                Flash.done(ui.t(
                                before.pinned() == after.pinned()
                                        ? "notes.changed"
                                        : after.pinned() ? "notes.pinned" : "notes.unpinned"))
                        .on(redirect);
            case ChangeNote.NothingChanged _ -> {}
            case ChangeNote.NotYours(var others) -> notYours(ui, others, redirect);
        }
    }

    private static void notYours(Ui ui, Note others, RedirectAttributes redirect) {
        Flash.note(ui.t("notes.not-yours", others.writtenBy())).on(redirect);
    }

    private static boolean isReadable(Ui ui, String text, RedirectAttributes redirect) {
        boolean readable = !text.isBlank() && text.strip().length() <= Note.LONGEST;
        if (!readable) {
            Flash.refused(ui.t("notes.wrong-length", ui.quantity(Note.LONGEST))).on(redirect);
        }
        return readable;
    }

    private static String page(OrderView order) {
        return "redirect:/orders/" + order.number() + "#notes";
    }
}
