package dev.baton.console.company;

import dev.baton.console.Choice;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.orders.ArrangeCustomFields;
import dev.baton.orders.CustomField;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.DefineCustomField;
import dev.baton.orders.FieldType;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.web.EntityTags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The fields that a company has for its orders: which there are, in which order, and what can stand in each. */
@Controller
@Access("company")
class FieldScreen {

    private static final String LIST = "redirect:/company/fields";

    private final CustomFieldQueries fields;
    private final DefineCustomField define;
    private final ArrangeCustomFields arrange;

    FieldScreen(CustomFieldQueries fields, DefineCustomField define, ArrangeCustomFields arrange) {
        this.fields = fields;
        this.define = define;
        this.arrange = arrange;
    }

    @GetMapping("/company/fields")
    ModelAndView list() {
        return new ModelAndView(
                "console/company/fields", Map.of("fields", fields.all().fields(), "version", fields.version()));
    }

    @GetMapping("/company/fields/new")
    ModelAndView blank(Ui ui) {
        return form(ui, null, TypedForm.empty().put("type", FieldType.TEXT));
    }

    @GetMapping("/company/fields/{code}")
    ModelAndView filled(Ui ui, @PathVariable String code) {
        var field = fields.get(code);
        return form(
                ui,
                field,
                TypedForm.empty()
                        .put("version", field.version())
                        .put("label", field.label())
                        .put("type", field.type())
                        .put("help", field.help())
                        .put("options", String.join("\n", field.options()))
                        .put("required", field.required() ? "true" : null)
                        .put("onFloor", field.onFloor() ? "true" : null));
    }

    @PostMapping("/company/fields/new")
    ModelAndView add(Ui ui, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = TypedForm.of(typed).put("version", 0);
        if (fields.all().find(form.value("code")).isPresent()) {
            return wrong(ui, null, form.wrong("code", ui.t("fields.wrong.taken")));
        }
        return save(ui, null, form, redirect);
    }

    @PostMapping("/company/fields/{code}")
    ModelAndView change(
            Ui ui,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        return save(ui, fields.get(code), TypedForm.of(typed), redirect);
    }

    private ModelAndView save(Ui ui, @Nullable CustomField before, TypedForm form, RedirectAttributes redirect) {
        var type = before == null ? form.constant("type", FieldType.class, FieldType.TEXT) : before.type();
        try {
            var field = define.handle(new DefineCustomField.Command(
                    before == null ? form.value("code") : before.code(),
                    form.value("label"),
                    type,
                    form.valueOrNull("help"),
                    type == FieldType.CHOICE ? options(form) : List.of(),
                    form.isTicked("required"),
                    form.isTicked("onFloor"),
                    before != null && before.archived(),
                    EntityTags.of(form.version())));
            Flash.done(ui.t("fields.saved", field.label())).on(redirect);
            return new ModelAndView(LIST);
        } catch (Invalid invalid) {
            invalid.fields().forEach(field -> complain(ui, form, field.field()));
            return wrong(ui, before, form);
        }
    }

    private static ModelAndView wrong(Ui ui, @Nullable CustomField before, TypedForm form) {
        var page = form(ui, before, form);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private void complain(Ui ui, TypedForm form, String field) {
        var name = field.startsWith("options") ? "options" : field;
        boolean isFull = name.equals("code") && fields.all().fields().size() >= CustomField.MOST;
        form.wrong(name, ui.t("fields.wrong." + (isFull ? "too-many" : name)));
    }

    private static List<String> options(TypedForm form) {
        return Arrays.stream(form.value("options").split("\\R"))
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** One place up or down. */
    @PostMapping("/company/fields/{code}/place")
    String move(@PathVariable String code, @RequestParam boolean up, @RequestParam int version) {
        var codes = new ArrayList<>(
                fields.all().fields().stream().map(CustomField::code).toList());
        int from = codes.indexOf(fields.get(code).code());
        int to = up ? from - 1 : from + 1;
        if (to >= 0 && to < codes.size()) {
            Collections.swap(codes, from, to);
            arrange.handle(new ArrangeCustomFields.Command(codes, EntityTags.of(version)));
        }
        return LIST;
    }

    /** Takes it out of what is offered, or offers it again. */
    @PostMapping("/company/fields/{code}/archive")
    String archive(
            Ui ui,
            @PathVariable String code,
            @RequestParam(defaultValue = "true") boolean archived,
            RedirectAttributes redirect) {
        var before = fields.get(code);
        var field = define.handle(new DefineCustomField.Command(
                code,
                before.label(),
                before.type(),
                before.help(),
                before.options(),
                before.required(),
                before.onFloor(),
                archived,
                EntityTags.of(before.version())));
        var done = Flash.done(ui.t(archived ? "fields.archived" : "fields.restored", field.label()));
        (archived ? done.undo("/company/fields/" + code + "/archive?archived=false") : done).on(redirect);
        return LIST;
    }

    private static ModelAndView form(Ui ui, @Nullable CustomField before, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("before", before);
        model.put("form", form);
        model.put(
                "types",
                Arrays.stream(FieldType.values())
                        .map(type -> new Choice(type.name(), ui.t("fields.type." + type)))
                        .toList());
        return new ModelAndView("console/company/field", model);
    }
}
