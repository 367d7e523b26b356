package dev.baton.console.orders;

import dev.baton.console.Ui;
import dev.baton.orders.LookalikeQueries;
import dev.baton.orders.LookalikeQueries.Lookalike;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.FieldGroup;
import dev.baton.platform.security.Within;
import dev.baton.platform.security.WithinScope;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An order beside another that may be the same a second time. */
@Controller
@Access("orders")
@WithinScope(
        value = OrderId.class,
        shows = {FieldGroup.AMOUNTS, FieldGroup.CONTACTS})
class LookalikeScreen {

    private final OrderLookUp lookUp;
    private final OrderQueries orders;
    private final LookalikeQueries lookalikes;
    private final Within within;

    LookalikeScreen(OrderLookUp lookUp, OrderQueries orders, LookalikeQueries lookalikes, Within within) {
        this.lookUp = lookUp;
        this.orders = orders;
        this.lookalikes = lookalikes;
        this.within = within;
    }

    /** @param with the number of the other; the likest when left out */
    @GetMapping("/orders/{order}/lookalikes")
    ModelAndView show(Ui ui, @PathVariable("order") String name, @RequestParam(defaultValue = "") String with) {
        var order = lookUp.get(name);
        var found = seen(lookalikes.of(order));
        var other = with.isBlank()
                ? found.stream().findFirst().map(Lookalike::id).map(orders::get).orElse(null)
                : lookUp.get(with.strip());
        var model = new HashMap<String, @Nullable Object>();
        model.put("order", order);
        model.put("found", found);
        model.put("other", other);
        model.put("rows", other == null ? List.of() : Compared.of(ui, order, other));
        return new ModelAndView("console/orders/lookalikes", model);
    }

    private List<Lookalike> seen(List<Lookalike> found) {
        var ids = within.keep(OrderId.class, found.stream().map(Lookalike::id).toList());
        return found.stream().filter(other -> ids.contains(other.id())).toList();
    }
}
