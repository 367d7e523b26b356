package dev.baton.console.prices;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.Export;
import dev.baton.console.Ui;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Access;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.pricing.PricingQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Every price list, and one of them with its prices. */
@Controller
@Access("prices")
class PriceListScreen {

    private final PricingQueries pricing;
    private final ItemQueries items;
    private final Clock clock;

    PriceListScreen(PricingQueries pricing, ItemQueries items, Clock clock) {
        this.pricing = pricing;
        this.items = items;
        this.clock = clock;
    }

    /** What the address asks for: the prices of one item. */
    record Asked(@Nullable String q) {

        @Nullable
        String sku() {
            return q == null || q.isBlank() ? null : q.strip().toUpperCase(Locale.ROOT);
        }
    }

    @GetMapping(path = "/prices", params = "export")
    void exportLists(Ui ui, @RequestParam String export, HttpServletResponse response) throws IOException {
        Export.<PriceList>of(ui, "price-lists")
                .column(ui.t("prices.code"), PriceList::code)
                .column(ui.t("prices.name"), PriceList::name)
                .column(ui.t("export.currency"), PriceList::currency)
                .column(ui.t("prices.default"), PriceList::isDefault)
                .column(ui.t("prices.channel"), PriceList::channel)
                .column(ui.t("prices.customer"), PriceList::customer)
                .column(ui.t("prices.from"), PriceList::validFrom)
                .column(ui.t("prices.to"), PriceList::validTo)
                .write(export, response, request -> pricing.priceLists(null, request));
    }

    @GetMapping("/prices")
    ModelAndView lists(Ui ui, @RequestParam(required = false) @Nullable String cursor) {
        var page = pricing.priceLists(null, PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("rows", page.data());
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("today", today(ui));
        model.put("tabs", PriceWords.tabs(ui, PriceWords.Part.LISTS));
        return new ModelAndView("console/prices/lists", model);
    }

    @GetMapping(path = "/prices/{list}", params = "export")
    void exportPrices(
            Ui ui, @PathVariable String list, Asked asked, @RequestParam String export, HttpServletResponse response)
            throws IOException {
        var of = pricing.priceList(list);
        Export.<Price>of(ui, "prices-" + of.code().toLowerCase(Locale.ROOT))
                .column(ui.t("items.sku"), Price::sku)
                .column(ui.t("prices.quantity-from"), Price::quantityFrom)
                .column(ui.t("prices.price"), price -> Money.of(price.unitMinor(), of.currency()))
                .column(ui.t("export.currency"), _ -> of.currency())
                .column(ui.t("prices.from"), Price::validFrom)
                .column(ui.t("prices.to"), Price::validTo)
                .write(export, response, request -> pricing.prices(of.code(), asked.sku(), request));
    }

    @GetMapping("/prices/{list}")
    ModelAndView prices(
            Ui ui, @PathVariable String list, Asked asked, @RequestParam(required = false) @Nullable String cursor) {
        var of = pricing.priceList(list);
        var page = pricing.prices(of.code(), asked.sku(), PageRequest.of(null, cursor));
        var model = new HashMap<String, @Nullable Object>();
        model.put("list", of);
        model.put("rows", page.data());
        model.put("names", names(ui, page.data()));
        model.put("next", page.next());
        model.put("first", cursor == null);
        model.put("q", asked.sku() == null ? "" : asked.sku());
        model.put("today", today(ui));
        return new ModelAndView("console/prices/list", model);
    }

    private Map<Sku, String> names(Ui ui, List<Price> prices) {
        var names = new HashMap<Sku, String>();
        items.find(prices.stream().map(Price::sku).distinct().toList())
                .forEach((Sku sku, Item item) -> names.put(sku, item.name(ui.language())));
        return names;
    }

    private LocalDate today(Ui ui) {
        return LocalDate.now(clock.withZone(ui.zone()));
    }
}
