package dev.baton.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The history that the load kit writes is one that Baton could have written, and orders are found in it. */
@BatonTest
class FilledHistoryTest {

    private static final int ORDERS = 2_500;

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    OrderQueries orders;

    @Autowired
    DataSource database;

    Caller merchant;

    @BeforeEach
    void fill() throws Exception {
        merchant = tenants.fresh();
        var model = merchant.call(() -> {
            shop.eastAndWest();
            shop.stocked("TEA", "EAST", 10);
            return shop.placed(shop.line("TEA", 1));
        });
        History.fill(database, merchant, model.id(), ORDERS);
    }

    @Test
    void it_contradicts_no_proof_and_is_read_like_any_other() {
        merchant.run(() -> {
            assertThat(shop.contradictions()).isEmpty();
            assertThat(orders.countsByStatus()).containsKeys(OrderStatus.DELIVERED, OrderStatus.CANCELLED);
            assertThat(orders.count(OrderFilter.all()).number()).isEqualTo(ORDERS + 1);

            var frequent = orders.list(OrderFilter.named("austin"), PageRequest.first(10));
            assertThat(frequent.data()).hasSize(10);
            assertThat(frequent.next()).isNotNull();
            assertThat(orders.count(OrderFilter.named("austin")).isExact()).isFalse();

            var oldest = orders.list(OrderFilter.in(List.of(), OrderFilter.Sort.OLDEST), PageRequest.first(1))
                    .data()
                    .getFirst();
            assertThat(orders.list(OrderFilter.named(oldest.number()), PageRequest.first(10))
                            .data())
                    .containsExactly(oldest);
            assertThat(orders.count(OrderFilter.named(oldest.number())).isExact())
                    .isTrue();
        });
    }
}
