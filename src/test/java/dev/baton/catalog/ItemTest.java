package dev.baton.catalog;

import static dev.baton.catalog.CatalogFixture.component;
import static dev.baton.catalog.CatalogFixture.item;
import static dev.baton.catalog.CatalogFixture.kit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

    private static final long SEED = 20261122;

    @Test
    void cases_and_eaches_add_up_to_the_units_they_were_packed_from() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            int caseSize = random.nextInt(1, 10_001);
            long units = random.nextLong(1_000_000_000_001L);
            var pepper = item("PEPPER", null, caseSize, null);

            var packed = pepper.packed(units);

            assertThat(pepper.baseUnits(packed.cases(), UnitOfMeasure.CASE)
                            + pepper.baseUnits(packed.eaches(), UnitOfMeasure.EACH))
                    .as("round %d", i)
                    .isEqualTo(units);
            assertThat(packed.cases() == 0 || packed.eaches() < caseSize)
                    .as("round %d", i)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, , 7, 7",
        "1, 6, , 7, 12",
        "1, 6, , 12, 12",
        "10, 6, , 1, 12",
        "10, 1, , 3, 10",
        "1, 6, 12, 7, 12",
        "1, 6, 11, 7, 7",
        "5, 1, 20, 21, 21"
    })
    void a_quantity_is_rounded_up_to_the_next_that_is_meant(
            long minimum, long multiple, @Nullable Long maximum, long units, long expected) {
        assertThat(new Item.Ordering(minimum, multiple, maximum).roundedUp(units))
                .isEqualTo(expected);
    }

    @Test
    void a_case_is_as_many_units_as_it_holds() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            int caseSize = random.nextInt(1, 10_001);
            long one = random.nextLong(1_000_001);
            long other = random.nextLong(1_000_001);
            var pepper = item("PEPPER", null, caseSize, null);

            assertThat(pepper.baseUnits(1, UnitOfMeasure.CASE)).isEqualTo(caseSize);
            assertThat(pepper.baseUnits(one + other, UnitOfMeasure.CASE))
                    .as("round %d", i)
                    .isEqualTo(pepper.baseUnits(one, UnitOfMeasure.CASE) + pepper.baseUnits(other, UnitOfMeasure.CASE));
        }
    }

    @Test
    void more_cases_than_can_be_counted_are_refused_loudly() {
        assertThatThrownBy(() -> item("PEPPER", null, 12, null).baseUnits(Long.MAX_VALUE / 2, UnitOfMeasure.CASE))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void what_comes_in_no_case_is_loose() {
        assertThat(item("PEPPER").packed(7)).isEqualTo(new Item.Packed(0, 7));
    }

    @Test
    void an_item_has_no_components_and_a_kit_has_some() {
        assertThatThrownBy(() -> kit("DUO")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kit("DUO", component("A", 1), component("A", 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> component("A", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(kit("DUO", component("A", 1)).isKit()).isTrue();
    }

    @Test
    void a_name_nobody_has_translated_is_english() {
        assertThat(item("PEPPER").name("es")).isEqualTo("Item PEPPER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-A",
                "A B",
                "Ñ",
                "A//B",
                "/A",
                "A/",
                "A/../B",
                "A?",
                "123456789-123456789-123456789-123456789-1"
            })
    void what_cannot_stand_in_an_address_is_no_sku(String text) {
        assertThat(Sku.tryOf(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " spc-pepper-60 ", "A/B_1.5", "123456789-123456789-123456789-123456789-"})
    void a_sku_is_stripped_and_upper_case(String text) {
        assertThat(Sku.of(text).value()).isEqualTo(text.strip().toUpperCase(Locale.ROOT));
    }
}
