package dev.baton.catalog;

import static dev.baton.catalog.CatalogFixture.component;
import static dev.baton.catalog.CatalogFixture.item;
import static dev.baton.catalog.CatalogFixture.kit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class ItemQueriesTest {

    private static final String EAN = "4006381333931";
    private static final String CASE = "14006381333938";

    @Autowired
    TestTenant tenants;

    @Autowired
    DefineItem defineItem;

    @Autowired
    ItemQueries items;

    Caller caller;

    @BeforeEach
    void a_merchant_with_pepper() {
        caller = tenants.fresh();
        define(item("PEPPER", EAN, 12, CASE));
    }

    @Test
    void what_is_not_there_is_left_out() {
        define(item("SALT"));
        define(kit("DUO", component("SALT", 2), component("PEPPER", 1)));

        var found = caller.call(() -> items.find(List.of(Sku.of("DUO"), Sku.of("PEPPER"), Sku.of("NOTHING"))));

        assertThat(found).containsOnlyKeys(Sku.of("DUO"), Sku.of("PEPPER"));
        assertThat(found).containsEntry(Sku.of("DUO"), kit("DUO", component("SALT", 2), component("PEPPER", 1)));
        assertThat(found).containsEntry(Sku.of("PEPPER"), item("PEPPER", EAN, 12, CASE));
    }

    @Test
    void a_scan_reads_skus_gtins_cases_and_gs1_symbols() {
        assertThat(units("pepper")).isEqualTo(1);
        assertThat(units(EAN)).isEqualTo(1);
        assertThat(units("0" + EAN)).isEqualTo(1);
        assertThat(units(CASE)).isEqualTo(12);
        assertThat(units("]C101" + CASE + "10LOT7")).isEqualTo(12);
        assertThat(units("(01)" + CASE + "(17)270101")).isEqualTo(12);
        assertThat(units("(02)0" + EAN + "(37)30")).isEqualTo(30);
    }

    @Test
    void a_scan_of_something_else_names_nothing() {
        assertThat(caller.call(() -> items.scan("4012345123456"))).isEmpty();
        assertThat(caller.call(() -> items.scan("]C1broken"))).isEmpty();
        assertThat(caller.call(() -> items.scan("no such thing"))).isEmpty();
        assertThat(tenants.fresh().call(() -> items.scan(EAN))).isEmpty();
    }

    @Test
    void digits_that_name_no_gtin_may_be_a_sku() {
        define(item("4012345123456"));

        assertThat(units("4012345123456")).isEqualTo(1);
    }

    @Test
    void a_list_finds_words_of_name_sku_and_gtin() {
        define(item("SALT-1"));

        assertThat(skus("pep")).containsExactly("PEPPER");
        assertThat(skus("item PEPPER")).containsExactly("PEPPER");
        assertThat(skus(EAN)).containsExactly("PEPPER");
        assertThat(skus("item")).containsExactly("PEPPER", "SALT-1");
        assertThat(skus("%")).isEmpty();
        assertThat(skus("  ")).hasSize(2);
    }

    @Test
    void a_bar_code_is_free_again_once_its_item_gives_it_up() {
        define(item("PEPPER"));

        assertThat(caller.call(() -> items.scan(EAN))).isEmpty();
        assertThat(define(item("SALT", EAN, 1, null))).isInstanceOf(DefineItem.Added.class);
    }

    @Test
    void a_bar_code_names_one_item_or_case() {
        assertThat(define(item("SALT", CASE, 1, null))).isInstanceOf(DefineItem.GtinTaken.class);
        assertThat(define(item("SALT", null, 6, EAN))).isInstanceOf(DefineItem.GtinTaken.class);
    }

    @Test
    void a_kit_is_made_of_items_that_are_there() {
        define(kit("DUO", component("PEPPER", 2)));

        assertThat(define(kit("TRIO", component("DUO", 1), component("PEPPER", 1), component("NOTHING", 1))))
                .isEqualTo(new DefineItem.WrongComponents(List.of(2), List.of(0)));
        assertThat(define(item("DUO"))).isEqualTo(new DefineItem.TypeFixed(Sku.of("DUO"), Item.Type.KIT));
    }

    private DefineItem.Outcome define(Item item) {
        return caller.call(() -> defineItem.handle(new DefineItem.Command(item, null)));
    }

    private long units(String code) {
        return caller.call(() -> items.scan(code)).orElseThrow().units();
    }

    private List<String> skus(String text) {
        return caller.call(() -> items.list(text, null, null, PageRequest.first(10))).data().stream()
                .map(item -> item.sku().value())
                .toList();
    }
}
