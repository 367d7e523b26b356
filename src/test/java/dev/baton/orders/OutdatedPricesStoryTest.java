package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Sku;
import dev.baton.catalog.UnitOfMeasure;
import dev.baton.customers.ShippingPolicy;
import dev.baton.orders.PlaceOrder.Placed;
import dev.baton.platform.Invalid;
import dev.baton.platform.security.Caller;
import dev.baton.pricing.DefinePriceList;
import dev.baton.pricing.Price;
import dev.baton.pricing.PriceList;
import dev.baton.pricing.SetPrices;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders are prepared by what is kept in memory, and yet never placed at a price that is no longer true. */
@BatonTest
class OutdatedPricesStoryTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    DefinePriceList definePriceList;

    @Autowired
    SetPrices setPrices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Caller merchant;

    @BeforeEach
    void aMugForFour() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 1000);
            definePriceList.handle(new DefinePriceList.Command(
                    new PriceList("RETAIL", "Retail", "USD", null, null, true, LONG_AGO, null, 0),
                    List.of(mugAt(400)),
                    null));
            assertThat(priceOfAMug()).isEqualTo(400);
        });
    }

    @Test
    void a_new_price_counts_for_the_very_next_order() {
        merchant.run(() -> {
            setPrices.handle(new SetPrices.Command("RETAIL", List.of(mugAt(500)), Set.of()));

            assertThat(priceOfAMug()).isEqualTo(500);
        });
    }

    @Test
    void a_price_that_another_node_changes_counts_for_the_very_next_order() {
        onAnotherNode("update pricing.prices set unit_minor = 600 where tenant_id = :tenant", "PRICING");

        assertThat(merchant.call(this::priceOfAMug)).isEqualTo(600);
    }

    @Test
    void an_item_that_another_node_takes_off_sale_cannot_be_ordered_any_more() {
        onAnotherNode("update catalog.items set status = 'DRAFT' where tenant_id = :tenant", "ITEMS");

        assertThatThrownBy(() -> merchant.call(this::priceOfAMug)).isInstanceOf(Invalid.class);
    }

    @Test
    void an_item_that_another_node_puts_on_sale_can_be_ordered_at_once() {
        onAnotherNode("update catalog.items set status = 'DRAFT' where tenant_id = :tenant", "ITEMS");
        assertThatThrownBy(() -> merchant.call(this::priceOfAMug)).isInstanceOf(Invalid.class);
        onAnotherNode("update catalog.items set status = 'ACTIVE' where tenant_id = :tenant", "ITEMS");

        assertThat(merchant.call(this::priceOfAMug)).isEqualTo(400);
    }

    @Test
    void a_change_that_is_rolled_back_leaves_nothing_in_memory() {
        merchant.run(() -> transaction.executeWithoutResult(status -> {
            setPrices.handle(new SetPrices.Command("RETAIL", List.of(mugAt(900)), Set.of()));
            assertThat(priceOfAMug()).isEqualTo(900);
            status.setRollbackOnly();
        }));

        assertThat(merchant.call(this::priceOfAMug)).isEqualTo(400);
    }

    @Test
    void orders_go_on_while_prices_change_all_the_time_and_each_has_a_price_of_its_moment() {
        var prices = Race.of(
                20,
                number -> merchant.call(() -> {
                    if (number % 2 == 0) {
                        setPrices.handle(new SetPrices.Command("RETAIL", List.of(mugAt(500 + number)), Set.of()));
                        return 500L + number;
                    }
                    return priceOfAMug();
                }));

        assertThat(prices).allMatch(price -> price == 400 || (price >= 500 && price < 520));
        merchant.run(() -> assertThat(shop.contradictions()).isEmpty());
    }

    private static Price mugAt(long minor) {
        return new Price(Sku.of("MUG"), 1, minor, LONG_AGO, null);
    }

    /** Commits what another node would, without this one hearing of it. */
    private void onAnotherNode(String change, String topic) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(change).param("tenant", merchant.tenant().value()).update();
            jdbc.sql("""
                            insert into platform.generations (tenant_id, topic, generation)
                            values (:tenant, :topic, 1)
                            on conflict (tenant_id, topic) do update set generation = generations.generation + 1
                            """)
                    .param("tenant", merchant.tenant().value())
                    .param("topic", topic)
                    .update();
        });
    }

    private long priceOfAMug() {
        var outcome = placeOrder.handle(new PlaceOrder.Command(
                "web",
                null,
                null,
                Shop.LOS_ANGELES,
                List.of(new PlaceOrder.Line(Sku.of("MUG"), 1, UnitOfMeasure.EACH, null)),
                null,
                null,
                null,
                ShippingPolicy.PARTIAL,
                null,
                "USD",
                List.of(),
                List.of(),
                null));
        return ((Placed) outcome).order().lines().getFirst().money().unitPrice().minor();
    }
}
