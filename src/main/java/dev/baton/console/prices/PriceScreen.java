package dev.baton.console.prices;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.Flash;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.pricing.PricingQueries;
import dev.baton.pricing.SetPrices;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** One price of a list: set, changed, ended; or all prices of an item taken out of the list. */
@Controller
@Access("prices")
class PriceScreen {

    private static final long QUANTITY_MAX = 1_000_000_000L;

    private final SetPrices setPrices;
    private final PricingQueries pricing;
    private final ItemQueries items;
    private final Clock clock;

    PriceScreen(SetPrices setPrices, PricingQueries pricing, ItemQueries items, Clock clock) {
        this.setPrices = setPrices;
        this.pricing = pricing;
        this.items = items;
        this.clock = clock;
    }

    /** @param sku with {@code quantity} and {@code first} what is changed; alone the item of a new price */
    @GetMapping("/prices/{list}/price")
    ModelAndView show(
            Ui ui,
            @PathVariable String list,
            @RequestParam(defaultValue = "") String sku,
            @RequestParam(defaultValue = "1") long quantity,
            @RequestParam(required = false) @Nullable LocalDate first) {
        var of = pricing.priceList(list);
        var today = LocalDate.now(clock.withZone(ui.zone()));
        var form = TypedForm.empty()
                .put("sku", sku)
                .put("quantityFrom", quantity)
                .put("validFrom", first != null ? first : today.isBefore(of.validFrom()) ? of.validFrom() : today);
        var known = first == null ? Optional.<Price>empty() : find(of, sku, quantity, first);
        known.ifPresent(price -> form.put("known", "true")
                .put("price", Money.of(price.unitMinor(), of.currency()).amount())
                .put("validTo", price.validTo()));
        return page(of, form);
    }

    @PostMapping("/prices/{list}/price")
    ModelAndView set(
            Ui ui,
            @PathVariable String list,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var of = pricing.priceList(list);
        var form = TypedForm.of(typed);
        var reader = new PriceForm(ui, form);
        var item = item(form);
        form.require(item != null, "sku", ui.t("stock.wrong.item"));
        var quantity = form.whole("quantityFrom", 1, QUANTITY_MAX, ui.t("stock.wrong.quantity"));
        form.require(quantity != null, "quantityFrom", ui.t("stock.wrong.quantity"));
        var amount = reader.amount("price", of.currency());
        var first = reader.first("validFrom");
        var last = reader.last("validTo", first);
        if (item == null || quantity == null || amount == null || first == null || !form.isRight()) {
            var page = page(of, form);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        setPrices.handle(new SetPrices.Command(
                of.code(), List.of(new Price(item.sku(), quantity, amount.minor(), first, last)), Set.of()));
        Flash.done(ui.t("prices.price.saved", item.sku(), ui.money(amount))).on(redirect);
        return new ModelAndView("redirect:/prices/" + of.code() + (form.isTicked("again") ? "/price" : ""));
    }

    @PostMapping("/prices/{list}/withdrawal")
    String withdraw(Ui ui, @PathVariable String list, @RequestParam Sku sku, RedirectAttributes redirect) {
        setPrices.handle(new SetPrices.Command(list, List.of(), Set.of(sku)));
        Flash.done(ui.t("prices.withdrawn", sku)).on(redirect);
        return "redirect:/prices/" + list;
    }

    private Optional<Price> find(PriceList list, String sku, long quantity, LocalDate first) {
        return pricing.prices(list.code(), sku, PageRequest.first(PageRequest.MOST)).data().stream()
                .filter(price ->
                        price.quantityFrom() == quantity && price.validFrom().equals(first))
                .findFirst();
    }

    private @Nullable Item item(TypedForm form) {
        var code = form.value("sku");
        return code.isEmpty()
                ? null
                : items.scan(code).map(scanned -> scanned.item()).orElse(null);
    }

    private ModelAndView page(PriceList list, TypedForm form) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("list", list);
        model.put("form", form);
        model.put("item", item(form));
        return new ModelAndView("console/prices/price", model);
    }
}
