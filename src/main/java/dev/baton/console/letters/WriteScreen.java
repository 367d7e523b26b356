package dev.baton.console.letters;

import dev.baton.console.Flash;
import dev.baton.console.Ui;
import dev.baton.console.orders.OrderLookUp;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.WriteToCustomer;
import dev.baton.orders.OrderView;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Access;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A letter to the customer of an order, begun with one that fits. */
@Controller
@Access("messages")
class WriteScreen {

    private final OrderLookUp orders;
    private final MessageQueries messages;
    private final WriteToCustomer writeToCustomer;

    WriteScreen(OrderLookUp orders, MessageQueries messages, WriteToCustomer writeToCustomer) {
        this.orders = orders;
        this.messages = messages;
        this.writeToCustomer = writeToCustomer;
    }

    @GetMapping("/orders/{order}/message")
    ModelAndView begin(@PathVariable("order") String name, @RequestParam(defaultValue = "NOTE") String letter) {
        var order = orders.get(name);
        var kind = Arrays.stream(MessageKind.values())
                .filter(each -> each.name().equals(letter))
                .findFirst()
                .orElse(MessageKind.NOTE);
        return page(order, kind, messages.draft(order.id(), kind), Map.of());
    }

    @PostMapping("/orders/{order}/message")
    Object send(
            @PathVariable("order") String name,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            Ui ui,
            RedirectAttributes redirect) {
        var order = orders.get(name);
        try {
            var id = writeToCustomer.handle(
                    new WriteToCustomer.Command(order.id(), subject, text.replace("\r\n", "\n")));
            Flash.done(ui.t("letters.written")).on(redirect);
            return "redirect:/messages/" + id;
        } catch (Invalid invalid) {
            return page(
                    order,
                    MessageKind.NOTE,
                    new WriteToCustomer.Draft(subject, text),
                    invalid.fields().stream()
                            .collect(Collectors.toMap(
                                    Invalid.Field::field, Invalid.Field::message, (first, _) -> first)));
        }
    }

    private static ModelAndView page(
            OrderView order, MessageKind kind, WriteToCustomer.Draft draft, Map<String, String> errors) {
        return new ModelAndView(
                "console/letters/write", Map.of("order", order, "kind", kind, "draft", draft, "errors", errors));
    }
}
