package dev.baton.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.network.HandlingClass;
import dev.baton.platform.gs1.Gtin;
import dev.baton.platform.money.Money;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is sold. A kit is made of items, holds no stock of its own, and never contains a kit.
 *
 * @param nameEs null when nobody has translated it; {@link #name} falls back to English
 * @param unit what one base unit is called, such as each
 * @param caseSize base units in a case, 1 when it comes in none
 * @param hsCode 6 to 10 digits of the Harmonized System
 * @param countryOfOrigin ISO 3166-1 alpha-2
 * @param taxCategory what tax rates tell apart, such as GENERAL and FOOD
 * @param standardCost what one base unit costs the company; null when nobody has said so, and of a kit, which costs what it is made of
 * @param ordering in which quantities it is meant to be ordered
 * @param version counts its changes, from 1
 */
public record Item(
        Sku sku,
        Type type,
        String nameEn,
        @Nullable String nameEs,
        @Nullable Gtin gtin,
        String unit,
        int caseSize,
        @Nullable Gtin caseGtin,
        long weightGrams,
        int lengthMm,
        int widthMm,
        int heightMm,
        HandlingClass handlingClass,
        @Nullable String hsCode,
        @Nullable String countryOfOrigin,
        @Nullable String category,
        String taxCategory,
        @Nullable String brand,
        Status status,
        @Nullable Money standardCost,
        Ordering ordering,
        List<KitComponent> components,
        int version) {

    public static final String UNIT = "each";
    public static final String TAX_CATEGORY = "GENERAL";

    private static final Pattern HS_CODE = Pattern.compile("\\d{6,10}");

    public enum Type {
        ITEM,
        KIT
    }

    public enum Status {
        DRAFT,
        ACTIVE,
        DISCONTINUED
    }

    /** @param quantity base units of {@code sku} in one kit */
    public record KitComponent(Sku sku, long quantity) {

        public KitComponent {
            if (quantity < 1) {
                throw new IllegalArgumentException("a kit holds at least 1 %s, not %d".formatted(sku, quantity));
            }
        }
    }

    /**
     * In which quantities an item is meant to be ordered. Nothing is refused by them alone: the rules of the company say what becomes of
     * other quantities.
     *
     * @param minimum base units, 1 or more
     * @param multiple base units, 1 when any number will do
     * @param maximum base units in one line; null when there is no most
     */
    public record Ordering(
            long minimum, long multiple, @Nullable Long maximum) {

        public static final long MOST = 1_000_000_000;

        /** Any number of units. */
        public static final Ordering ANY = new Ordering(1, 1, null);

        public Ordering {
            if (minimum < 1 || multiple < 1 || (maximum != null && maximum < minimum)) {
                throw new IllegalArgumentException(
                        "from %d in steps of %d to %s is no quantity".formatted(minimum, multiple, maximum));
            }
        }

        /** The next higher quantity that is meant; as many as asked where that would be above the maximum. */
        public long roundedUp(long units) {
            long steps = Math.ceilDiv(Math.max(units, minimum), multiple);
            long rounded = Math.multiplyExact(steps, multiple);
            return maximum != null && rounded > maximum ? units : rounded;
        }
    }

    /** A quantity as a warehouse counts it. */
    public record Packed(long cases, long eaches) {}

    /** An item of which nobody has said what it costs, and of which any number is ordered. */
    public Item(
            Sku sku,
            Type type,
            String nameEn,
            @Nullable String nameEs,
            @Nullable Gtin gtin,
            String unit,
            int caseSize,
            @Nullable Gtin caseGtin,
            long weightGrams,
            int lengthMm,
            int widthMm,
            int heightMm,
            HandlingClass handlingClass,
            @Nullable String hsCode,
            @Nullable String countryOfOrigin,
            @Nullable String category,
            String taxCategory,
            @Nullable String brand,
            Status status,
            List<KitComponent> components,
            int version) {
        this(
                sku,
                type,
                nameEn,
                nameEs,
                gtin,
                unit,
                caseSize,
                caseGtin,
                weightGrams,
                lengthMm,
                widthMm,
                heightMm,
                handlingClass,
                hsCode,
                countryOfOrigin,
                category,
                taxCategory,
                brand,
                status,
                null,
                Ordering.ANY,
                components,
                version);
    }

    public Item {
        components = List.copyOf(components);
        require(caseSize >= 1, "a case holds at least 1, not %d", caseSize);
        require(
                weightGrams >= 0 && lengthMm >= 0 && widthMm >= 0 && heightMm >= 0,
                "%s measures less than nothing",
                sku);
        require(standardCost == null || !standardCost.isNegative(), "%s costs less than nothing", sku);
        require(standardCost == null || type == Type.ITEM, "%s costs what it is made of", sku);
        require(hsCode == null || isHsCode(hsCode), "an HS code has 6 to 10 digits, unlike %s", hsCode);
        require((type == Type.KIT) != components.isEmpty(), "%s: a kit has components and an item has none", sku);
        require(
                components.stream().map(KitComponent::sku).distinct().count() == components.size(),
                "kit %s names a component twice",
                sku);
        require(gtin == null || !gtin.equals(caseGtin), "%s and its case have the same GTIN", sku);
    }

    public static boolean isHsCode(String text) {
        return HS_CODE.matcher(text).matches();
    }

    /** @param language ISO 639-1 */
    public String name(String language) {
        return language.equals("es") && nameEs != null ? nameEs : nameEn;
    }

    @JsonIgnore
    public boolean isKit() {
        return type == Type.KIT;
    }

    /** Whether it may be ordered; what is discontinued is sold while stock lasts. */
    @JsonIgnore
    public boolean isSold() {
        return status != Status.DRAFT;
    }

    /** Base units in {@code quantity} of {@code unitOfMeasure}. */
    public long baseUnits(long quantity, UnitOfMeasure unitOfMeasure) {
        return switch (unitOfMeasure) {
            case EACH -> quantity;
            case CASE -> Math.multiplyExact(quantity, caseSize);
        };
    }

    /** As many whole cases as {@code units} make, and the rest; all loose when it comes in no case. */
    public Packed packed(long units) {
        return caseSize == 1 ? new Packed(0, units) : new Packed(units / caseSize, units % caseSize);
    }

    /** As many base units as make whole cases: never fewer than {@code units}. */
    public long wholeCases(long units) {
        return Math.multiplyExact(Math.ceilDiv(units, caseSize), (long) caseSize);
    }

    /** @param cost null when nobody knows it */
    public Item costing(@Nullable Money cost) {
        return with(cost, ordering, version);
    }

    public Item ordered(Ordering next) {
        return with(standardCost, next, version);
    }

    Item version(int next) {
        return with(standardCost, ordering, next);
    }

    private Item with(@Nullable Money nextCost, Ordering nextOrdering, int nextVersion) {
        return new Item(
                sku,
                type,
                nameEn,
                nameEs,
                gtin,
                unit,
                caseSize,
                caseGtin,
                weightGrams,
                lengthMm,
                widthMm,
                heightMm,
                handlingClass,
                hsCode,
                countryOfOrigin,
                category,
                taxCategory,
                brand,
                status,
                nextCost,
                nextOrdering,
                components,
                nextVersion);
    }

    private static void require(boolean condition, String message, @Nullable Object about) {
        if (!condition) {
            throw new IllegalArgumentException(message.formatted(about));
        }
    }
}
