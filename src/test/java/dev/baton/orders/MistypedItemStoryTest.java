package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.CatalogFixture;
import dev.baton.catalog.Item;
import dev.baton.customers.ShippingPolicy;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who mistypes an item is told which one was meant, of the own company only. */
@BatonTest
class MistypedItemStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    PreviewOrder previewOrder;

    Caller merchant;

    @BeforeEach
    void aShopThatSellsTea() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("TEA-GREEN", "EAST", 10);
            shop.stocked("TEA-BLACK", "EAST", 10);
            shop.define(CatalogFixture.withStatus(CatalogFixture.item("TEA-GRENADINE"), Item.Status.DRAFT));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "TEA-GREN, there is no item TEA-GREN; did you mean TEA-GREEN?",
        "tea-blakc, there is no item TEA-BLAKC; did you mean TEA-BLACK?",
        "TEA-GRENADINES, there is no item TEA-GRENADINES",
        "KETTLE, there is no item KETTLE"
    })
    void what_was_meant_is_said(String typed, String message) {
        merchant.run(() -> {
            var command = shop.command(null, ShippingPolicy.PARTIAL, shop.line("TEA-GREEN", 1), shop.line(typed, 1));

            for (var refused : new Runnable[] {() -> placeOrder.handle(command), () -> previewOrder.handle(command)}) {
                assertThatThrownBy(refused::run)
                        .isInstanceOfSatisfying(
                                Invalid.class,
                                invalid -> assertThat(invalid.fields())
                                        .containsExactly(new Invalid.Field("lines[1].sku", message)));
            }
        });
    }

    @Test
    void what_another_company_sells_is_nobodys_suggestion() {
        tenants.fresh().run(() -> {
            shop.eastAndWest();
            var command = shop.command(null, ShippingPolicy.PARTIAL, shop.line("TEA-GREN", 1));

            assertThatThrownBy(() -> placeOrder.handle(command))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            invalid -> assertThat(invalid.fields())
                                    .extracting(Invalid.Field::message)
                                    .containsExactly("there is no item TEA-GREN"));
        });
    }
}
