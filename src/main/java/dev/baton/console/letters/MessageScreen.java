package dev.baton.console.letters;

import dev.baton.console.Chip;
import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.Tab;
import dev.baton.console.Ui;
import dev.baton.notifications.ChangeMessage;
import dev.baton.notifications.ChangeMessage.Wish;
import dev.baton.notifications.MessageFilter;
import dev.baton.notifications.MessageId;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.MessageRow;
import dev.baton.notifications.MessageState;
import dev.baton.notifications.PostboxQueries;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What customers were told, or were not, and why. */
@Controller
@Access("messages")
class MessageScreen {

    private final MessageQueries messages;
    private final ChangeMessage changeMessage;
    private final PostboxQueries postboxes;

    MessageScreen(MessageQueries messages, ChangeMessage changeMessage, PostboxQueries postboxes) {
        this.messages = messages;
        this.changeMessage = changeMessage;
        this.postboxes = postboxes;
    }

    /** What the address asks for. */
    record Asked(String view, String q, @Nullable String kind) {

        Asked {
            view = Objects.requireNonNullElse(view, "");
            q = Objects.requireNonNullElse(q, "");
        }

        MessageTab tab() {
            return MessageTab.parse(view);
        }

        Optional<MessageKind> wanted() {
            return Arrays.stream(MessageKind.values())
                    .filter(each -> each.name().equals(kind))
                    .findFirst();
        }

        MessageFilter filter() {
            return new MessageFilter(tab().states(), wanted().orElse(null), null, q);
        }
    }

    @GetMapping(path = "/messages", params = "export")
    void export(Ui ui, Asked asked, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<MessageRow>of(ui, "messages")
                .column(ui.t("letters.about"), row -> LetterWords.kind(ui, row.kind()))
                .column(ui.t("letters.order"), MessageRow::orderNumber)
                .column(ui.t("letters.to"), MessageRow::recipient)
                .column(ui.t("letters.subject"), MessageRow::subject)
                .column(ui.t("letters.state"), row -> LetterWords.state(ui, row.state()))
                .column(ui.t("export.reason"), row -> LetterWords.reason(ui, row.reason()))
                .column(ui.t("letters.happened"), MessageRow::happenedAt)
                .column(ui.t("export.sent"), MessageRow::sentAt)
                .column(ui.t("export.attempts"), MessageRow::attempts)
                .column(ui.t("export.who"), MessageRow::writtenBy)
                .write(export, response, request -> messages.list(asked.filter(), request));
    }

    @GetMapping("/messages")
    ModelAndView list(Ui ui, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var tab = asked.tab();
        var wanted = asked.wanted();
        var page = messages.list(asked.filter(), PageRequest.of(null, cursor));
        var counts = messages.counts();
        var model = new HashMap<String, @Nullable Object>();
        model.put("tab", tab);
        model.put(
                "tabs",
                Arrays.stream(MessageTab.values())
                        .map(each -> new Tab(
                                ui.t("letters.view." + each.word()), each.href(), count(each, counts), each == tab))
                        .toList());
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", asked.q());
        model.put("kind", wanted.map(Enum::name).orElse(""));
        model.put(
                "chips",
                wanted.map(found -> List.of(
                                new Chip(ui.t("letters.kind"), LetterWords.kind(ui, found), ui.with("kind", null))))
                        .orElse(List.of()));
        model.put("keep", tab == MessageTab.ALL ? Map.of() : Map.of("view", tab.word()));
        model.put("unsent", postboxes.hasServer() ? counts.getOrDefault(MessageState.NOT_SENT, 0L) : 0L);
        model.put("hasServer", postboxes.hasServer());
        return new ModelAndView("console/letters/messages", model);
    }

    /** Only what is waited for, or should be looked at, is counted. */
    private static @Nullable Long count(MessageTab tab, Map<MessageState, Long> counts) {
        if (tab != MessageTab.TROUBLE && tab != MessageTab.WAITING) {
            return null;
        }
        long count = tab.states().stream()
                .mapToLong(state -> counts.getOrDefault(state, 0L))
                .sum();
        return count == 0 ? null : count;
    }

    @GetMapping("/messages/{message}")
    ModelAndView show(@PathVariable MessageId message) {
        return new ModelAndView("console/letters/message", Map.of("message", messages.get(message)));
    }

    @PostMapping("/messages/{message}/{wish}")
    String change(@PathVariable MessageId message, @PathVariable String wish, Ui ui, RedirectAttributes redirect) {
        var wanted = switch (wish) {
            case "sending" -> Wish.SEND;
            case "withholding" -> Wish.WITHHOLD;
            default -> Wish.MARK_SENT;
        };
        switch (changeMessage.handle(message, wanted)) {
            case ChangeMessage.Done _ ->
                Flash.done(ui.t("letters.done." + wanted)).on(redirect);
            case ChangeMessage.BeingSent _ ->
                Flash.note(ui.t("letters.being-sent")).on(redirect);
            case ChangeMessage.AlreadySent _ ->
                Flash.note(ui.t("letters.already-sent")).on(redirect);
        }
        return "redirect:/messages/" + message;
    }

    @PostMapping("/messages/unsent")
    String sendUnsent(Ui ui, RedirectAttributes redirect) {
        int count = changeMessage.sendUnsent();
        Flash.done(ui.n("letters.unsent-sent", count)).on(redirect);
        return "redirect:/messages?view=waiting";
    }
}
