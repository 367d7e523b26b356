package dev.baton.catalog;

import static dev.baton.catalog.CatalogFixture.component;
import static dev.baton.catalog.CatalogFixture.item;
import static dev.baton.catalog.CatalogFixture.kit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.platform.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What may be given instead of an item is said once, in order, and is something that can be given. */
@BatonTest
class SubstitutesTest {

    private static final String PATH = "/items/TIN/substitutes";

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    NameSubstitutes nameSubstitutes;

    @Autowired
    ItemQueries items;

    @LocalServerPort
    int port;

    Caller merchant;
    Api api;

    @BeforeEach
    void a_catalog() {
        merchant = tenants.fresh();
        api = new Api(port, tenants.key(merchant));
        merchant.run(() ->
                List.of("TIN", "JAR", "BOX", "BAG", "CUP", "POT", "URN", "A/B").forEach(sku -> shop.define(item(sku))));
    }

    @Test
    void they_stand_in_the_order_in_which_they_were_named() {
        var named = api.put(PATH, """
                { "substitutes": [ { "sku": "JAR" }, { "sku": "box", "price": "OWN", "consent": false } ] }
                """);

        assertThat(named.status()).as(named.response().body()).isEqualTo(200);
        assertThat(named.header("ETag")).isEqualTo("\"2\"");
        assertThat(api.get(PATH).body()).isEqualTo(named.body());
        assertThat(named.body().path("substitutes").findValuesAsString("sku")).containsExactly("JAR", "BOX");
        assertThat(named.body().path("substitutes").findValuesAsString("price")).containsExactly("LOWER", "OWN");
        assertThat(merchant.call(() -> items.knownSubstitutes(List.of(Sku.of("TIN"), Sku.of("JAR")))))
                .isEqualTo(Map.of(
                        Sku.of("TIN"),
                        List.of(
                                new Substitute(Sku.of("JAR"), Substitute.PriceRule.LOWER, true),
                                new Substitute(Sku.of("BOX"), Substitute.PriceRule.OWN, false)),
                        Sku.of("JAR"),
                        List.of()));
        assertThat(api.put(PATH, "{ \"substitutes\": [ { \"sku\": \"BAG\" } ] }")
                        .body()
                        .path("substitutes"))
                .hasSize(1);
        assertThat(merchant.call(
                        () -> items.knownSubstitutes(List.of(Sku.of("TIN"))).get(Sku.of("TIN"))))
                .extracting(Substitute::sku)
                .containsExactly(Sku.of("BAG"));
        assertThat(api.put(PATH, "{ \"substitutes\": [] }").body().path("substitutes"))
                .isEmpty();
    }

    @Test
    void a_sku_with_a_slash_has_them_too() {
        assertThat(api.put("/items/A/B/substitutes", "{ \"substitutes\": [ { \"sku\": \"JAR\" } ] }")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/items/A/B/substitutes").body().path("substitutes")).hasSize(1);
        assertThat(api.get("/items/A/B").body().path("sku").asString()).isEqualTo("A/B");
    }

    @Test
    void what_cannot_be_given_is_named_field_by_field() {
        merchant.run(() -> {
            shop.define(kit("DUO", component("JAR", 1), component("BOX", 1)));
            shop.define(discontinued(item("POT")));
        });
        var wrong = api.put(PATH, """
                { "substitutes": [ { "sku": "TIN" }, { "sku": "JAR" }, { "sku": "JAR" }, { "sku": "DUO" }, { "sku": "POT" } ] }
                """);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().path("errors").findValuesAsString("field"))
                .containsExactly(
                        "substitutes[0].sku", "substitutes[2].sku", "substitutes[3].sku", "substitutes[4].sku");
        assertThat(wrong.body().path("errors").findValuesAsString("message"))
                .containsExactly("is the item itself", "is named already", "is a kit", "is not active");
        assertThat(api.put(PATH, "{ \"substitutes\": [ { \"sku\": \"NONE\" } ] }")
                        .body()
                        .path("errors")
                        .findValuesAsString("message"))
                .containsExactly("is no item of the catalog");
        assertThat(api.put("/items/DUO/substitutes", "{ \"substitutes\": [ { \"sku\": \"JAR\" } ] }")
                        .problem())
                .isEqualTo("kit-has-no-substitutes");
        assertThat(api.put("/items/NONE/substitutes", "{ \"substitutes\": [] }").status())
                .isEqualTo(404);
        assertThat(api.get(PATH).body().path("substitutes")).isEmpty();
    }

    @Test
    void there_are_five_at_most() {
        var six = List.of("JAR", "BOX", "BAG", "CUP", "POT", "URN");
        assertThat(merchant.call(() -> nameSubstitutes.handle(named(six))))
                .isEqualTo(new NameSubstitutes.WrongSubstitutes(Map.of(5, NameSubstitutes.Wrong.TOO_MANY)));
        assertThat(merchant.call(() -> nameSubstitutes.handle(named(six.subList(0, 5)))))
                .isInstanceOf(NameSubstitutes.Named.class);
    }

    @Test
    void two_who_change_the_list_at_once_do_not_mix_theirs() {
        var choices = List.of("JAR", "BOX", "BAG", "CUP");
        var outcomes = Race.of(
                8,
                i -> merchant.call(() -> nameSubstitutes.handle(new NameSubstitutes.Command(
                        Sku.of("TIN"), substitutes(List.of(choices.get(i % 4), "POT")), 1L))));

        assertThat(outcomes).filteredOn(NameSubstitutes.Named.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(NameSubstitutes.ChangedMeanwhile.class::isInstance)
                .hasSize(7);
        assertThat(merchant.call(() -> items.substitutes(Sku.of("TIN")))).hasSize(2);
    }

    private static NameSubstitutes.Command named(List<String> skus) {
        return new NameSubstitutes.Command(Sku.of("TIN"), substitutes(skus), null);
    }

    private static List<Substitute> substitutes(List<String> skus) {
        return IntStream.range(0, skus.size())
                .mapToObj(i -> new Substitute(Sku.of(skus.get(i)), Substitute.PriceRule.SAME, true))
                .toList();
    }

    private static Item discontinued(Item item) {
        return CatalogFixture.withStatus(item, Item.Status.DISCONTINUED);
    }
}
