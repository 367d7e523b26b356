package dev.baton.console.webhooks;

import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.events.DefineEndpoint;
import dev.baton.events.Endpoint;
import dev.baton.events.EndpointId;
import dev.baton.events.WebhookQueries;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where events go, and which. */
@Controller
@Access("webhooks")
class WebhookFormScreen {

    private final DefineEndpoint defineEndpoint;
    private final WebhookQueries webhooks;

    WebhookFormScreen(DefineEndpoint defineEndpoint, WebhookQueries webhooks) {
        this.defineEndpoint = defineEndpoint;
        this.webhooks = webhooks;
    }

    @GetMapping("/webhooks/new")
    ModelAndView blank() {
        return page(null, TypedForm.empty());
    }

    @GetMapping("/webhooks/{webhook}/edit")
    ModelAndView filled(@PathVariable EndpointId webhook) {
        var endpoint = webhooks.endpoint(webhook);
        return page(
                endpoint,
                TypedForm.empty()
                        .put("version", endpoint.version())
                        .put("name", endpoint.name())
                        .put("url", endpoint.url())
                        .put("description", endpoint.description())
                        .tick("types", endpoint.types()));
    }

    @PostMapping("/webhooks/new")
    ModelAndView add(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        return save(ui, null, TypedForm.of(typed), redirect);
    }

    @PostMapping("/webhooks/{webhook}/edit")
    ModelAndView change(
            Ui ui,
            @PathVariable EndpointId webhook,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, webhooks.endpoint(webhook), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(Ui ui, @Nullable Endpoint before, TypedForm form, RedirectAttributes redirect) {
        form.require(!form.value("name").isEmpty(), "name", ui.t("form.wrong.required"));
        form.require(form.value("name").length() <= 100, "name", ui.t("form.wrong.too-long", 100));
        form.require(form.value("description").length() <= 1000, "description", ui.t("form.wrong.too-long", 1000));
        if (!form.isRight()) {
            return wrong(before, form);
        }
        try {
            return switch (defineEndpoint.handle(new DefineEndpoint.Command(
                    before == null ? null : before.id(),
                    before == null ? null : form.version(),
                    form.value("name"),
                    form.value("url"),
                    form.value("description"),
                    form.ticked("types"),
                    before == null || before.enabled()))) {
                case DefineEndpoint.Added(var endpoint, var secret) -> {
                    redirect.addFlashAttribute(WebhookScreen.SECRET, secret);
                    yield new ModelAndView("redirect:/webhooks/" + endpoint.id());
                }
                case DefineEndpoint.Changed(var endpoint) -> {
                    Flash.done(ui.t("events.changed", endpoint.name())).on(redirect);
                    yield new ModelAndView("redirect:/webhooks/" + endpoint.id());
                }
                case DefineEndpoint.ChangedMeanwhile(var version) ->
                    wrong(before, form.put("version", version).put("stale", version));
                case DefineEndpoint.TooMany(var most) ->
                    wrong(before, form.wrong("name", ui.t("events.too-many", most)));
            };
        } catch (Invalid invalid) {
            invalid.fields()
                    .forEach(field -> form.wrong(
                            field.field(),
                            ui.t(field.field().equals("url") ? "events.wrong.url" : "form.wrong.required")));
            return wrong(before, form);
        }
    }

    private static ModelAndView wrong(@Nullable Endpoint before, TypedForm form) {
        var page = page(before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView page(@Nullable Endpoint before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put("groups", WebhookWords.groups());
        return new ModelAndView("console/webhooks/form", model);
    }
}
