package dev.baton.catalog.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.catalog.Item;
import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.platform.Invalid;
import dev.baton.platform.gs1.Gtin;
import dev.baton.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as it is written and read.
 *
 * @param unit what one base unit is called; each when left out
 * @param pack the case it comes in; left out when it comes in none
 * @param handlingClass STANDARD when left out
 * @param hsCode 6 to 10 digits of the Harmonized System
 * @param countryOfOrigin ISO 3166-1 alpha-2
 * @param taxCategory what tax rates tell apart; GENERAL when left out
 * @param status ACTIVE when left out
 * @param standardCost what one base unit costs the company; left out when nobody knows, and of a kit
 * @param ordering in which quantities it is meant to be ordered; left out when in any
 * @param components of a kit
 */
record ItemBody(
        @NotNull Sku sku,
        Item.@Nullable Type type,
        @NotNull @Valid Name name,
        @Nullable String gtin,
        @Nullable @Size(max = 20) String unit,
        @JsonProperty("case") @Nullable Case pack,
        @PositiveOrZero @Max(MEASURE_MAX) @Nullable Long weightGrams,
        @Nullable @Valid Dimensions dimensions,
        @Nullable HandlingClass handlingClass,

        @Nullable @Pattern(regexp = "\\d{6,10}", message = "is no HS code of 6 to 10 digits")
        String hsCode,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "is no ISO 3166-1 alpha-2 code such as US")
        String countryOfOrigin,

        @Nullable @Size(max = 100) String category,

        @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{0,29}", message = "is no word of capital letters such as GENERAL")
        String taxCategory,

        @Nullable @Size(max = 100) String brand,
        Item.@Nullable Status status,
        @Nullable Money standardCost,
        @Nullable Ordering ordering,
        @Nullable @Size(max = 100) List<@NotNull @Valid Component> components) {

    private static final int MEASURE_MAX = 100_000_000;
    private static final int CASE_MAX = 1_000_000;

    record Name(
            @NotBlank @Size(max = 200) String en,
            @Nullable @Size(max = 200) String es) {}

    /** @param size base units in a case */
    record Case(@Nullable Integer size, @Nullable String gtin) {}

    record Dimensions(
            @PositiveOrZero @Max(MEASURE_MAX) int lengthMm,
            @PositiveOrZero @Max(MEASURE_MAX) int widthMm,
            @PositiveOrZero @Max(MEASURE_MAX) int heightMm) {}

    /**
     * Nothing is refused by these alone: rules say what becomes of other quantities.
     *
     * @param minimum base units; 1 when left out
     * @param multiple base units; 1 when left out
     * @param maximum base units in one line; no most when left out
     */
    record Ordering(
            @Nullable Long minimum,
            @Nullable Long multiple,
            @Nullable Long maximum) {}

    record Component(
            @NotNull Sku sku, @Positive @Max(CASE_MAX) long quantity) {}

    static ItemBody of(Item item) {
        return new ItemBody(
                item.sku(),
                item.type(),
                new Name(item.nameEn(), item.nameEs()),
                printed(item.gtin()),
                item.unit(),
                new Case(item.caseSize(), printed(item.caseGtin())),
                item.weightGrams(),
                new Dimensions(item.lengthMm(), item.widthMm(), item.heightMm()),
                item.handlingClass(),
                item.hsCode(),
                item.countryOfOrigin(),
                item.category(),
                item.taxCategory(),
                item.brand(),
                item.status(),
                item.standardCost(),
                new Ordering(
                        item.ordering().minimum(),
                        item.ordering().multiple(),
                        item.ordering().maximum()),
                item.isKit()
                        ? item.components().stream()
                                .map(component -> new Component(component.sku(), component.quantity()))
                                .toList()
                        : null);
    }

    /** The item, once everything about it has been looked at: every complaint is made at once. */
    Item item() {
        var complaints = new Invalid.Collector();
        var each = gtin(gtin, "gtin", complaints);
        var cases = pack == null ? null : gtin(pack.gtin, "case.gtin", complaints);
        int size = pack == null || pack.size == null ? 1 : pack.size;
        complaints.require(size >= 1 && size <= CASE_MAX, "case.size", "must be from 1 to %d".formatted(CASE_MAX));
        complaints.require(
                each == null || !each.equals(cases), "case.gtin", "must differ from the GTIN of a single unit");
        complaints
                .require(
                        standardCost == null || !standardCost.isNegative(),
                        "standardCost.amount",
                        "must not be negative")
                .require(
                        standardCost == null || kind() == Item.Type.ITEM,
                        "standardCost",
                        "is of items only: a kit costs what its components cost");
        var quantities = ordering(complaints);
        components(complaints);
        complaints.throwIfAny();
        return new Item(
                sku,
                kind(),
                name.en.strip(),
                blankless(name.es),
                each,
                or(unit, Item.UNIT),
                size,
                cases,
                weightGrams == null ? 0 : weightGrams,
                dimensions == null ? 0 : dimensions.lengthMm,
                dimensions == null ? 0 : dimensions.widthMm,
                dimensions == null ? 0 : dimensions.heightMm,
                handlingClass == null ? HandlingClass.STANDARD : handlingClass,
                hsCode,
                countryOfOrigin,
                blankless(category),
                or(taxCategory, Item.TAX_CATEGORY),
                blankless(brand),
                status == null ? Item.Status.ACTIVE : status,
                standardCost,
                quantities,
                parts().stream()
                        .map(part -> new Item.KitComponent(part.sku, part.quantity))
                        .toList(),
                1);
    }

    private Item.Ordering ordering(Invalid.Collector complaints) {
        if (ordering == null) {
            return Item.Ordering.ANY;
        }
        long minimum = quantity(ordering.minimum, "ordering.minimum", complaints);
        long multiple = quantity(ordering.multiple, "ordering.multiple", complaints);
        var maximum = ordering.maximum;
        boolean fits = maximum == null || (maximum >= minimum && maximum <= Item.Ordering.MOST);
        complaints.require(
                fits,
                "ordering.maximum",
                "must be from the minimum of %d to %d".formatted(minimum, Item.Ordering.MOST));
        return fits ? new Item.Ordering(minimum, multiple, maximum) : Item.Ordering.ANY;
    }

    private static long quantity(@Nullable Long given, String field, Invalid.Collector complaints) {
        boolean fits = given == null || (given >= 1 && given <= Item.Ordering.MOST);
        complaints.require(fits, field, "must be from 1 to %d".formatted(Item.Ordering.MOST));
        return given == null || !fits ? 1 : given;
    }

    private void components(Invalid.Collector complaints) {
        complaints.require(kind() == Item.Type.ITEM || !parts().isEmpty(), "components", "of a kit must be named");
        complaints.require(kind() == Item.Type.KIT || parts().isEmpty(), "components", "are what only a kit has");
        var seen = new HashSet<Sku>();
        for (int i = 0; i < parts().size(); i++) {
            complaints.require(
                    seen.add(parts().get(i).sku), "components[%d].sku".formatted(i), "is in this kit already");
        }
    }

    private Item.Type kind() {
        return type == null ? Item.Type.ITEM : type;
    }

    private List<Component> parts() {
        return components == null ? List.of() : components;
    }

    private static @Nullable Gtin gtin(@Nullable String text, String field, Invalid.Collector complaints) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Gtin.of(text);
        } catch (IllegalArgumentException e) {
            complaints.add(field, "cannot be: " + e.getMessage());
            return null;
        }
    }

    private static @Nullable String printed(@Nullable Gtin gtin) {
        return gtin == null ? null : gtin.printed();
    }

    private static String or(@Nullable String text, String usual) {
        return text == null || text.isBlank() ? usual : text.strip();
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
