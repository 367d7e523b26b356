package dev.baton.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.network.HandlingClass;
import dev.baton.platform.gs1.Gtin;
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

    /** A quantity as a warehouse counts it. */
    public record Packed(long cases, long eaches) {}

    public Item {
        components = List.copyOf(components);
        require(caseSize >= 1, "a case holds at least 1, not %d", caseSize);
        require(
                weightGrams >= 0 && lengthMm >= 0 && widthMm >= 0 && heightMm >= 0,
                "%s measures less than nothing",
                sku);
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

    Item version(int next) {
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
                components,
                next);
    }

    private static void require(boolean condition, String message, @Nullable Object about) {
        if (!condition) {
            throw new IllegalArgumentException(message.formatted(about));
        }
    }
}
