package dev.baton.console.letters;

import dev.baton.console.Export;
import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.notifications.ChangePostbox;
import dev.baton.notifications.Mail;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.Postbox;
import dev.baton.notifications.PostboxQueries;
import dev.baton.notifications.SendTestMail;
import dev.baton.notifications.SuppressAddress;
import dev.baton.notifications.Suppression;
import dev.baton.platform.Invalid;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How letters leave: the mail server, the quiet hours, the addresses that are left in peace. */
@Controller
@Access("messages")
class MailScreen {

    private final PostboxQueries postboxes;
    private final ChangePostbox changePostbox;
    private final SendTestMail sendTestMail;
    private final MessageQueries messages;
    private final SuppressAddress suppressAddress;

    MailScreen(
            PostboxQueries postboxes,
            ChangePostbox changePostbox,
            SendTestMail sendTestMail,
            MessageQueries messages,
            SuppressAddress suppressAddress) {
        this.postboxes = postboxes;
        this.changePostbox = changePostbox;
        this.sendTestMail = sendTestMail;
        this.messages = messages;
        this.suppressAddress = suppressAddress;
    }

    @GetMapping(path = "/mail", params = "export")
    void export(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<Suppression>of(ui, "suppressions")
                .column(ui.t("letters.to"), Suppression::address)
                .column(ui.t("export.reason"), row -> ui.t("letters.suppression." + row.reason()))
                .column(ui.t("export.note"), Suppression::note)
                .column(ui.t("export.when"), Suppression::since)
                .column(ui.t("export.who"), Suppression::addedBy)
                .write(export, response, request -> messages.suppressions(null, request));
    }

    @GetMapping("/mail")
    ModelAndView show(@RequestParam(required = false) @Nullable String cursor) {
        return page(values(postboxes.get()), Map.of(), cursor);
    }

    @PostMapping("/mail")
    Object change(@RequestParam Map<String, String> form, Ui ui, RedirectAttributes redirect) {
        try {
            var password = text(form, "password");
            changePostbox.handle(new ChangePostbox.Command(postbox(form, ui), password.isEmpty() ? null : password));
            Flash.done(ui.t("letters.mail.saved")).on(redirect);
            return "redirect:/mail";
        } catch (Invalid invalid) {
            return page(
                    form,
                    invalid.fields().stream()
                            .collect(Collectors.toMap(
                                    field -> field.field().replace("server.", ""),
                                    Invalid.Field::message,
                                    (first, _) -> first)),
                    null);
        }
    }

    @PostMapping("/mail/test")
    String test(@RequestParam(defaultValue = "") String to, Ui ui, RedirectAttributes redirect) {
        var words = ui.t("letters.mail.test-text");
        try {
            switch (sendTestMail.handle(
                    to, "", new Mail(ui.t("letters.mail.test-subject"), "<p>" + words + "</p>", words))) {
                case SendTestMail.Sent(var answer) ->
                    Flash.done(ui.t("letters.test.sent", to, answer)).on(redirect);
                case SendTestMail.NoMailServer() ->
                    Flash.note(ui.t("letters.test.no-server")).on(redirect);
                case SendTestMail.Failed(var answer) ->
                    Flash.note(ui.t("letters.test.failed", answer)).on(redirect);
            }
        } catch (Invalid _) {
            Flash.note(ui.t("letters.no-mail")).on(redirect);
        }
        return "redirect:/mail";
    }

    @PostMapping("/mail/suppressions")
    String suppress(@RequestParam(defaultValue = "") String address, Ui ui, RedirectAttributes redirect) {
        try {
            suppressAddress.handle(address, Suppression.Reason.BY_HAND, null, null);
            Flash.done(ui.t("letters.suppressed", address)).on(redirect);
        } catch (Invalid _) {
            Flash.note(ui.t("letters.no-mail")).on(redirect);
        }
        return "redirect:/mail#suppressions";
    }

    @PostMapping("/mail/suppressions/lift")
    String lift(@RequestParam String address, Ui ui, RedirectAttributes redirect) {
        suppressAddress.lift(address);
        Flash.done(ui.t("letters.lifted", address)).on(redirect);
        return "redirect:/mail#suppressions";
    }

    private ModelAndView page(Map<String, String> values, Map<String, String> errors, @Nullable String cursor) {
        var suppressed = messages.suppressions(null, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("values", values);
        model.put("errors", errors);
        model.put("installation", postboxes.hasInstallationServer());
        model.put("suppressions", suppressed.data());
        model.put("next", suppressed.next());
        model.put("first", cursor == null);
        return new ModelAndView("console/letters/mail", model);
    }

    private static Postbox postbox(Map<String, String> form, Ui ui) {
        var host = text(form, "host");
        return new Postbox(
                time(form, "quietFrom", ui),
                time(form, "quietUntil", ui),
                number(form, "staleHours", ui),
                host.isEmpty()
                        ? null
                        : new Postbox.Server(
                                host,
                                number(form, "port", ui),
                                text(form, "security"),
                                text(form, "username").isEmpty() ? null : text(form, "username"),
                                false),
                Integer.parseInt(form.getOrDefault("version", "0")));
    }

    private static @Nullable LocalTime time(Map<String, String> form, String field, Ui ui) {
        try {
            return text(form, field).isEmpty() ? null : LocalTime.parse(text(form, field));
        } catch (DateTimeException e) {
            throw new Invalid(field, ui.t("letters.no-time"));
        }
    }

    private static int number(Map<String, String> form, String field, Ui ui) {
        try {
            return Integer.parseInt(text(form, field));
        } catch (NumberFormatException e) {
            throw new Invalid(field, ui.t("letters.no-number"));
        }
    }

    private static Map<String, String> values(Postbox postbox) {
        var values = new HashMap<String, String>();
        values.put(
                "quietFrom",
                postbox.quietFrom() == null ? "" : postbox.quietFrom().toString());
        values.put(
                "quietUntil",
                postbox.quietUntil() == null ? "" : postbox.quietUntil().toString());
        values.put("staleHours", String.valueOf(postbox.staleHours()));
        values.put("version", String.valueOf(postbox.version()));
        var server = postbox.server();
        values.put("host", server == null ? "" : server.host());
        values.put("port", server == null ? "587" : String.valueOf(server.port()));
        values.put("security", server == null ? "STARTTLS" : server.security());
        values.put("username", server == null || server.username() == null ? "" : server.username());
        values.put("hasPassword", String.valueOf(server != null && server.hasPassword()));
        return values;
    }

    private static String text(Map<String, String> form, String field) {
        return form.getOrDefault(field, "").strip();
    }
}
