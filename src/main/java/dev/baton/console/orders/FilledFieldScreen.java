package dev.baton.console.orders;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.FillInCustomFields;
import dev.baton.orders.FillInCustomFields.FieldsFilledIn;
import dev.baton.orders.FillInCustomFields.NothingChanged;
import dev.baton.orders.OrderId;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Fills in the custom fields of an order. */
@Controller
@Access("orders")
@WithinScope(OrderId.class)
class FilledFieldScreen {

    private final OrderLookUp lookUp;
    private final CustomFieldQueries fields;
    private final FillInCustomFields fillIn;

    FilledFieldScreen(OrderLookUp lookUp, CustomFieldQueries fields, FillInCustomFields fillIn) {
        this.lookUp = lookUp;
        this.fields = fields;
        this.fillIn = fillIn;
    }

    @PostMapping("/orders/{order}/fields")
    String fillIn(
            Ui ui,
            @PathVariable("order") String name,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect) {
        var order = lookUp.get(name);
        var known = fields.all();
        try {
            switch (fillIn.handle(new FillInCustomFields.Command(order.id(), FieldWords.changed(known, form), null))) {
                case FieldsFilledIn(var _, var changes, var _) ->
                    Flash.done(ui.t(
                                    "fields.filled",
                                    changes.stream()
                                            .map(FillInCustomFields.Change::label)
                                            .collect(Collectors.joining(", "))))
                            .on(redirect);
                case NothingChanged _ -> {}
            }
        } catch (Invalid invalid) {
            Flash.refused(invalid.fields().stream()
                            .flatMap(wrong -> known.find(wrong.field().substring(FieldWords.NAME.length())).stream())
                            .map(field -> FieldWords.wrong(ui, field))
                            .collect(Collectors.joining(" ")))
                    .on(redirect);
        }
        return "redirect:/orders/" + order.number();
    }
}
