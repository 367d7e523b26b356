package dev.baton.console.items;

import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.TypedForm;
import dev.baton.console.Ui;
import dev.baton.console.billing.MoneyWords;
import dev.baton.network.HandlingClass;
import dev.baton.platform.gs1.Gtin;
import dev.baton.platform.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An item as a form: filled from one, and read back into one when nothing is wrong with it. */
final class ItemForm {

    static final String COMPONENTS = "components";

    private static final long MEASURE_MAX = 100_000_000;
    private static final int CASE_MAX = 1_000_000;
    private static final long COST_MAX = 1_000_000_000_000L;
    private static final int NAME_MAX = 200;
    private static final int WORD_MAX = 100;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern TAX_CATEGORY = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");

    private final Ui ui;
    private final TypedForm form;

    ItemForm(Ui ui, TypedForm form) {
        this.ui = ui;
        this.form = form;
    }

    /** @param currency in which costs are typed, ISO 4217 */
    static TypedForm blank(Item.Type type, String currency) {
        return TypedForm.empty()
                .put("type", type)
                .put("unit", Item.UNIT)
                .put("caseSize", 1)
                .put("handlingClass", HandlingClass.STANDARD)
                .put("taxCategory", Item.TAX_CATEGORY)
                .put("costCurrency", currency)
                .put("status", Item.Status.ACTIVE);
    }

    /** @param currency in which a cost is typed where there is none yet, ISO 4217 */
    static TypedForm of(Item item, String currency) {
        var cost = item.standardCost();
        var ordering = item.ordering();
        var form = TypedForm.empty()
                .put("sku", item.sku())
                .put("version", item.version())
                .put("type", item.type())
                .put("nameEn", item.nameEn())
                .put("nameEs", item.nameEs())
                .put("gtin", item.gtin())
                .put("unit", item.unit())
                .put("caseSize", item.caseSize())
                .put("caseGtin", item.caseGtin())
                .put("weightGrams", item.weightGrams() == 0 ? null : item.weightGrams())
                .put("lengthMm", item.lengthMm() == 0 ? null : item.lengthMm())
                .put("widthMm", item.widthMm() == 0 ? null : item.widthMm())
                .put("heightMm", item.heightMm() == 0 ? null : item.heightMm())
                .put("handlingClass", item.handlingClass())
                .put("hsCode", item.hsCode())
                .put("countryOfOrigin", item.countryOfOrigin())
                .put("category", item.category())
                .put("taxCategory", item.taxCategory())
                .put("brand", item.brand())
                .put("standardCost", cost == null ? null : cost.amount())
                .put("costCurrency", cost == null ? currency : cost.currency())
                .put("minimumQuantity", ordering.minimum() == 1 ? null : ordering.minimum())
                .put("orderMultiple", ordering.multiple() == 1 ? null : ordering.multiple())
                .put("maximumQuantity", ordering.maximum())
                .put("status", item.status());
        for (int i = 0; i < item.components().size(); i++) {
            var component = item.components().get(i);
            form.put("components[%d].sku".formatted(i), component.sku())
                    .put("components[%d].quantity".formatted(i), component.quantity());
        }
        return form;
    }

    /** The item that was typed; empty when the form now says what is wrong with it. */
    Optional<Item> read(@Nullable Sku known, ItemQueries items) {
        var sku = known == null ? sku() : known;
        var type = form.constant("type", Item.Type.class, Item.Type.ITEM);
        required("nameEn", NAME_MAX);
        bounded("nameEs", NAME_MAX);
        var gtin = gtin("gtin");
        var caseGtin = gtin("caseGtin");
        form.require(gtin == null || !gtin.equals(caseGtin), "caseGtin", ui.t("items.wrong.same-gtin"));
        var caseSize = form.whole("caseSize", 1, CASE_MAX, ui.t("form.wrong.whole-from", 1));
        bounded("unit", 20);
        bounded("category", WORD_MAX);
        bounded("brand", WORD_MAX);
        var hsCode = form.valueOrNull("hsCode");
        form.require(hsCode == null || Item.isHsCode(hsCode), "hsCode", ui.t("items.wrong.hs-code"));
        var country = upper("countryOfOrigin");
        form.require(country == null || COUNTRIES.contains(country), "countryOfOrigin", ui.t("form.wrong.country"));
        var tax = upper("taxCategory");
        form.require(
                tax == null || TAX_CATEGORY.matcher(tax).matches(), "taxCategory", ui.t("items.wrong.tax-category"));
        var measures = List.of("weightGrams", "lengthMm", "widthMm", "heightMm").stream()
                .map(this::measure)
                .toList();
        var cost = type == Item.Type.KIT ? null : cost();
        var ordering = ordering();
        var components = type == Item.Type.KIT ? components(items) : List.<Item.KitComponent>of();
        if (sku == null || !form.isRight()) {
            return Optional.empty();
        }
        return Optional.of(new Item(
                sku,
                type,
                form.value("nameEn"),
                form.valueOrNull("nameEs"),
                gtin,
                orElse(form.valueOrNull("unit"), Item.UNIT),
                caseSize == null ? 1 : caseSize.intValue(),
                caseGtin,
                measures.get(0),
                measures.get(1).intValue(),
                measures.get(2).intValue(),
                measures.get(3).intValue(),
                form.constant("handlingClass", HandlingClass.class, HandlingClass.STANDARD),
                hsCode,
                country,
                form.valueOrNull("category"),
                orElse(tax, Item.TAX_CATEGORY),
                form.valueOrNull("brand"),
                form.constant("status", Item.Status.class, Item.Status.ACTIVE),
                cost,
                ordering,
                components,
                1));
    }

    private @Nullable Sku sku() {
        if (form.value("sku").isEmpty()) {
            form.wrong("sku", ui.t("form.wrong.required"));
            return null;
        }
        var sku = Sku.tryOf(form.value("sku")).orElse(null);
        form.require(sku != null, "sku", ui.t("items.wrong.sku"));
        return sku;
    }

    private List<Item.KitComponent> components(ItemQueries items) {
        var named = new ArrayList<Item.KitComponent>();
        var seen = new HashSet<Sku>();
        for (int i = 0; i < form.rows(COMPONENTS); i++) {
            var field = "components[%d].sku".formatted(i);
            if (form.value(field).isEmpty()) {
                continue;
            }
            var item = items.scan(form.value(field)).orElse(null);
            var quantity =
                    form.whole("components[%d].quantity".formatted(i), 1, CASE_MAX, ui.t("form.wrong.whole-from", 1));
            if (item == null) {
                form.wrong(field, ui.t("items.wrong.no-item"));
            } else if (item.item().isKit()) {
                form.wrong(field, ui.t("items.wrong.kit-in-kit"));
            } else if (!seen.add(item.item().sku())) {
                form.wrong(field, ui.t("items.wrong.twice"));
            } else {
                named.add(new Item.KitComponent(item.item().sku(), quantity == null ? 1 : quantity));
            }
        }
        if (named.isEmpty() && form.isRight()) {
            form.wrong("components[0].sku", ui.t("items.wrong.empty-kit"));
        }
        return named;
    }

    private @Nullable Gtin gtin(String field) {
        var text = form.valueOrNull(field);
        if (text == null) {
            return null;
        }
        var gtin = Gtin.tryOf(text).orElse(null);
        if (gtin == null) {
            form.wrong(field, gtinComplaint(text));
        }
        return gtin;
    }

    /** Mostly one digit was mistyped: then what the last one would have to be is the best hint. */
    private String gtinComplaint(String text) {
        try {
            Gtin.of(text);
            return "";
        } catch (IllegalArgumentException e) {
            var digits = text.replaceAll("[\\s-]", "");
            if (!digits.matches("\\d{8}|\\d{12,14}")) {
                return ui.t("items.wrong.gtin");
            }
            var right =
                    Gtin.completing(digits.substring(0, digits.length() - 1)).value();
            return ui.t("items.wrong.check-digit", right.substring(right.length() - 1));
        }
    }

    private @Nullable Money cost() {
        if (form.value("standardCost").isEmpty()) {
            return null;
        }
        try {
            var currency = form.value("costCurrency").toUpperCase(Locale.ROOT);
            var cost = MoneyWords.amountOrNothing(form.value("standardCost"), currency)
                    .orElse(null);
            form.require(cost != null && cost.minor() <= COST_MAX, "standardCost", ui.t("prices.wrong.amount"));
            return cost;
        } catch (IllegalArgumentException _) {
            form.wrong("standardCost", ui.t("company.wrong.currency"));
            return null;
        }
    }

    private Item.Ordering ordering() {
        long minimum = quantity("minimumQuantity");
        long multiple = quantity("orderMultiple");
        var maximum = form.whole(
                "maximumQuantity", minimum, Item.Ordering.MOST, ui.t("items.wrong.maximum", ui.quantity(minimum)));
        return new Item.Ordering(minimum, multiple, maximum);
    }

    private long quantity(String field) {
        var number = form.whole(field, 1, Item.Ordering.MOST, ui.t("form.wrong.whole-from", 1));
        return number == null ? 1 : number;
    }

    private long measure(String field) {
        var number = form.whole(field, 0, MEASURE_MAX, ui.t("form.wrong.whole-from", 0));
        return number == null ? 0 : number;
    }

    private void required(String field, int most) {
        form.require(!form.value(field).isEmpty(), field, ui.t("form.wrong.required"));
        bounded(field, most);
    }

    private void bounded(String field, int most) {
        form.require(form.value(field).length() <= most, field, ui.t("form.wrong.too-long", most));
    }

    private @Nullable String upper(String field) {
        var text = form.valueOrNull(field);
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static String orElse(@Nullable String text, String usual) {
        return text == null ? usual : text;
    }
}
