package dev.baton.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.commands.Command;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import dev.baton.platform.security.Users;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The company that an empty Baton is filled with. */
@BatonTest
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleCompanyTest {

    @Autowired
    private SampleCompany company;

    @Autowired
    private Histories histories;

    @Autowired
    private Users users;

    @Autowired
    private SiteQueries sites;

    @Autowired
    private ItemQueries items;

    @Autowired
    private CustomerQueries customers;

    @Autowired
    private OrderQueries orders;

    @Autowired
    private List<Command> commands;

    @Autowired
    private Shop shop;

    private Caller caller;

    SampleCompanyTest() {
        caller = Caller.system(new TenantId(new UUID(0, 0)), "Nobody");
    }

    @BeforeAll
    void load() {
        var began = System.nanoTime();
        caller = Caller.system(company.load(), "Tester");
        System.out.println("The sample company was loaded in %.1f s".formatted((System.nanoTime() - began) / 1e9));
    }

    @Test
    void it_has_people_sites_goods_and_customers() {
        caller.run(() -> {
            assertThat(users.list()).hasSize(6).anyMatch(user -> user.email().equals(SamplePeople.ADMIN));
            assertThat(sites.list()).hasSize(4);
            assertThat(items.find(Sheet.rows("items").stream()
                            .map(row -> Sku.of(row.text("sku")))
                            .toList()))
                    .hasSize(211);
            assertThat(customers.find(new CustomerNumber("C-1007"))).hasValueSatisfying(customer -> {
                assertThat(customer.contacts()).isNotEmpty();
                assertThat(customer.addresses()).isNotEmpty();
            });
        });
    }

    @Test
    void what_the_guides_talk_about_is_untouched() {
        caller.run(() -> {
            assertThat(shop.stock("SEA-HOUSE-120").sites())
                    .filteredOn(site -> site.available() > 0)
                    .extracting(site -> site.site().value(), site -> site.available())
                    .containsExactly(tuple("EAST", 150L), tuple("WEST", 300L));
            assertThat(shop.stock("KIT-PENCIL-GREASE"))
                    .returns(500L, stock -> stock.available())
                    .returns(600L, stock -> stock.expected());
        });
    }

    @Test
    void its_books_add_up() {
        assertThat(caller.call(shop::contradictions)).isEmpty();
    }

    @Test
    void its_orders_are_in_every_state_that_needs_no_floor() {
        caller.run(() -> {
            var counts = orders.countsByStatus();
            System.out.println("Orders of the sample company: " + counts);
            assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
                    .isBetween(500L, 700L);
            assertThat(counts)
                    .containsKeys(
                            OrderStatus.CANCELLED, OrderStatus.ON_HOLD, OrderStatus.READY, OrderStatus.BACKORDERED);
        });
    }

    @Test
    void nobody_ordered_what_the_guides_count_on() {
        var history = new SampleOrders();
        var skus = IntStream.range(0, SampleCompany.DAYS)
                .boxed()
                .flatMap(day -> history.of(day, LocalDate.of(2026, 9, 1).plusDays(day), true).stream())
                .flatMap(wish -> wish.command().lines().stream())
                .map(PlaceOrder.Line::sku);

        assertThat(skus).isNotEmpty().noneMatch(Assortment::isKeptStill);
    }

    @Test
    void chance_falls_alike_at_every_start() {
        var date = LocalDate.of(2026, 11, 2);

        assertThat(new SampleOrders().of(3, date, true)).isEqualTo(new SampleOrders().of(3, date, true));
    }

    @Test
    void verify_names_every_claim_and_key_prints_one_key() throws Exception {
        assertThat(said("verify")).contains("Larkspur & Ladle").contains("  ok     ");
        assertThat(said("key", "demo")).matches("baton_[A-Za-z0-9_-]{43}\\R");
    }

    private String said(String name, String... arguments) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var command = commands.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        command.run(List.of(arguments), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void its_past_is_complete() {
        assertThat(caller.call(histories::find))
                .hasValueSatisfying(history -> assertThat(history.isComplete()).isTrue());
    }
}
