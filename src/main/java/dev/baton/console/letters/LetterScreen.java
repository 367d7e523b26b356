package dev.baton.console.letters;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.notifications.BrandQueries;
import dev.baton.notifications.Mail;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.SendTestMail;
import dev.baton.notifications.Template;
import dev.baton.notifications.TemplateQueries;
import dev.baton.notifications.WriteTemplate;
import dev.baton.notifications.WriteTemplate.Text;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Access;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One letter: its text, how it looks on a real order, its versions. The brand {@code all} stands for every brand. */
@Controller
@RequestMapping("/letters/{brand}/{kind}/{language}")
@Access("messages")
class LetterScreen {

    private static final String ALL = "all";

    private final TemplateQueries templates;
    private final WriteTemplate writeTemplate;
    private final MessageQueries messages;
    private final BrandQueries brands;
    private final OrderQueries orders;
    private final SendTestMail sendTestMail;

    LetterScreen(
            TemplateQueries templates,
            WriteTemplate writeTemplate,
            MessageQueries messages,
            BrandQueries brands,
            OrderQueries orders,
            SendTestMail sendTestMail) {
        this.templates = templates;
        this.writeTemplate = writeTemplate;
        this.messages = messages;
        this.brands = brands;
        this.orders = orders;
        this.sendTestMail = sendTestMail;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable String brand,
            @PathVariable MessageKind kind,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String order) {
        var key = key(brand, kind, language);
        var versions = templates.versions(key);
        var newest = versions.getFirst().state() == Template.State.DRAFT ? versions.getFirst() : templates.inUse(key);
        return page(key, text(newest), order, Map.of());
    }

    @PostMapping
    Object save(
            @PathVariable String brand,
            @PathVariable MessageKind kind,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "false") boolean urgent,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "draft") String what,
            Ui ui,
            RedirectAttributes redirect) {
        var key = key(brand, kind, language);
        var text = new Text(subject, body.replace("\r\n", "\n"), urgent, enabled);
        try {
            switch (what) {
                case "look" -> {
                    return page(key, text, order, Map.of());
                }
                case "test" -> {
                    test(key, text, order, to, ui, redirect);
                    writeTemplate.draft(key, text);
                }
                case "publish" -> {
                    writeTemplate.draft(key, text);
                    writeTemplate.publish(key);
                    Flash.done(ui.t("letters.published")).on(redirect);
                }
                default -> {
                    writeTemplate.draft(key, text);
                    Flash.done(ui.t("letters.drafted")).on(redirect);
                }
            }
            return "redirect:" + address(key) + (order.isBlank() ? "" : "?order=" + order);
        } catch (Invalid invalid) {
            return page(
                    key,
                    text,
                    order,
                    invalid.fields().stream()
                            .collect(Collectors.toMap(
                                    Invalid.Field::field,
                                    Invalid.Field::message,
                                    (first, second) -> first + "; " + second)));
        }
    }

    @PostMapping("/versions/{version}")
    String goBack(
            @PathVariable String brand,
            @PathVariable MessageKind kind,
            @PathVariable String language,
            @PathVariable int version,
            Ui ui,
            RedirectAttributes redirect) {
        var key = key(brand, kind, language);
        writeTemplate.goBack(key, version);
        Flash.done(ui.t("letters.gone-back", version)).on(redirect);
        return "redirect:" + address(key);
    }

    private void test(WriteTemplate.Key key, Text text, String order, String to, Ui ui, RedirectAttributes redirect) {
        var sample = sample(order).orElseThrow(() -> new Invalid("order", ui.t("letters.no-order")));
        var channel = orders.get(sample).channel();
        switch (sendTestMail.handle(to, channel, messages.preview(key, text, sample))) {
            case SendTestMail.Sent(var answer) ->
                Flash.done(ui.t("letters.test.sent", to, answer)).on(redirect);
            case SendTestMail.NoMailServer() ->
                Flash.note(ui.t("letters.test.no-server")).on(redirect);
            case SendTestMail.Failed(var answer) ->
                Flash.note(ui.t("letters.test.failed", answer)).on(redirect);
        }
    }

    private ModelAndView page(WriteTemplate.Key key, Text text, String order, Map<String, String> errors) {
        var model = new HashMap<String, Object>();
        model.put("key", key);
        model.put("address", address(key));
        model.put("text", text);
        model.put("versions", templates.versions(key));
        model.put("brands", brands.list());
        model.put("fields", templates.fields());
        model.put("blocks", templates.blocks());
        model.put("errors", errors);
        var sample = sample(order);
        model.put("order", sample.map(id -> orders.get(id).number()).orElse(""));
        var preview = errors.isEmpty() ? preview(key, text, sample.orElse(null)) : null;
        if (preview != null) {
            model.put("preview", preview);
        }
        return new ModelAndView("console/letters/letter", model);
    }

    private @Nullable Mail preview(WriteTemplate.Key key, Text text, @Nullable OrderId sample) {
        return sample == null ? null : messages.preview(key, text, sample);
    }

    /** The order that was asked for, else the last one. */
    private Optional<OrderId> sample(String order) {
        var asked = order.isBlank()
                ? Optional.<OrderId>empty()
                : orders.byNumber(order.strip().toUpperCase(Locale.ROOT));
        return asked.or(() -> orders.list(OrderFilter.all(), PageRequest.first(1)).data().stream()
                .findFirst()
                .map(row -> row.id()));
    }

    private WriteTemplate.Key key(String brand, MessageKind kind, String language) {
        if (!TemplateQueries.LANGUAGES.contains(language)) {
            throw new NotFound("language", language);
        }
        return new WriteTemplate.Key(brand.equals(ALL) ? Template.EVERY_BRAND : brand, kind, language);
    }

    static String address(WriteTemplate.Key key) {
        return "/letters/" + (key.brand().equals(Template.EVERY_BRAND) ? ALL : key.brand()) + "/" + key.kind() + "/"
                + key.language();
    }

    private static Text text(Template template) {
        return new Text(template.subject(), template.body(), template.urgent(), template.enabled());
    }
}
