package dev.baton.sample;

import dev.baton.catalog.DefineItem;
import dev.baton.catalog.Item;
import dev.baton.catalog.NameSubstitutes;
import dev.baton.catalog.Sku;
import dev.baton.catalog.Substitute;
import dev.baton.catalog.Substitute.PriceRule;
import dev.baton.network.HandlingClass;
import dev.baton.platform.gs1.Gtin;
import dev.baton.platform.money.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the sample company sells. */
@Component
class SampleItems {

    private static final String CURRENCY = "USD";

    /** Of what is no longer made. */
    private static final Map<String, List<Substitute>> SUBSTITUTES = Map.of(
            "CKW-DUTCH-5L-BLU",
            List.of(
                    new Substitute(Sku.of("CKW-DUTCH-5L-RED"), PriceRule.LOWER, true),
                    new Substitute(Sku.of("CKW-ENAMEL-POT-3L"), PriceRule.OWN, true)),
            "SPC-PAPRIKA-HOT-52",
            List.of(new Substitute(Sku.of("SPC-PAPRIKA-SWT-52"), PriceRule.SAME, false)));

    private final DefineItem defineItem;
    private final NameSubstitutes nameSubstitutes;

    SampleItems(DefineItem defineItem, NameSubstitutes nameSubstitutes) {
        this.defineItem = defineItem;
        this.nameSubstitutes = nameSubstitutes;
    }

    /** Kits last, for they are made of items. */
    void define() {
        var components = Sheet.rows("kits").stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("kit_sku"),
                        Collectors.mapping(
                                row -> new Item.KitComponent(Sku.of(row.text("component_sku")), row.number("quantity")),
                                Collectors.toList())));
        Sheet.rows("items").stream()
                .map(row -> item(row, components.getOrDefault(row.text("sku"), List.of())))
                .sorted(Comparator.comparing(Item::type))
                .forEach(item -> defineItem.handle(new DefineItem.Command(item, 0L)));
        SUBSTITUTES.forEach((sku, substitutes) ->
                nameSubstitutes.handle(new NameSubstitutes.Command(Sku.of(sku), substitutes, null)));
    }

    private static Item item(Sheet.Row row, List<Item.KitComponent> components) {
        return new Item(
                Sku.of(row.text("sku")),
                Item.Type.valueOf(row.text("type")),
                row.text("name_en"),
                row.textOrNull("name_es"),
                gtin(row.textOrNull("gtin")),
                Item.UNIT,
                row.number("case_size"),
                gtin(row.textOrNull("case_gtin")),
                row.number("weight_g"),
                row.number("length_mm"),
                row.number("width_mm"),
                row.number("height_mm"),
                HandlingClass.valueOf(row.text("handling_class")),
                row.textOrNull("hs_code"),
                row.textOrNull("country_of_origin"),
                row.textOrNull("category"),
                row.text("tax_category"),
                row.textOrNull("brand"),
                Item.Status.valueOf(row.text("status")),
                cost(row),
                Item.Ordering.ANY,
                components,
                1);
    }

    private static @Nullable Money cost(Sheet.Row row) {
        return Item.Type.valueOf(row.text("type")) == Item.Type.KIT
                ? null
                : Money.of(row.number("cost_minor"), CURRENCY);
    }

    private static @Nullable Gtin gtin(@Nullable String text) {
        return text == null ? null : Gtin.of(text);
    }
}
