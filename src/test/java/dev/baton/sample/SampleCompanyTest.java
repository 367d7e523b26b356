package dev.baton.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.InvoiceFilter;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.customers.CustomerQueries;
import dev.baton.fulfilment.FulfilmentFilter;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.network.SiteQueries;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.PlaceOrder;
import dev.baton.platform.commands.Command;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import dev.baton.platform.security.Users;
import dev.baton.platform.time.ScopedClock;
import dev.baton.shipping.PollTracking;
import dev.baton.shipping.PurchaseState;
import dev.baton.shipping.ShipmentFilter;
import dev.baton.shipping.ShipmentQueries;
import dev.baton.shipping.ShipmentRow;
import dev.baton.shipping.ShipmentStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The company that an empty Baton is filled with. */
@BatonTest
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleCompanyTest {

    /** A Thursday, after work. */
    private static final Instant NOW = Instant.parse("2026-03-12T23:00:00Z");

    private static final Path APPROVED = Path.of("src/test/resources/approved/sample-company.approved.txt");
    private static final Path RECEIVED = Path.of("target/approved/sample-company.received.txt");

    private static final PageRequest ONE = PageRequest.first(1);

    /** Numbers follow on each other, so the last of them all stands for the rest. */
    private static final List<String> FIGURES = List.of("""
            select 'order ' || status || ' ' || count(*) || ' ' || max(number)
            from orders.orders_view
            where tenant_id = :tenant
            group by status
            order by status
            """, """
            select 'fulfilment order ' || status || ' ' || count(*) || ' ' || max(number)
            from fulfilment.fulfilment_orders_view
            where tenant_id = :tenant
            group by status
            order by status
            """, """
            select 'shipment ' || status || ' ' || purchase || ' ' || count(*) || ' ' || max(number)
            from shipping.shipments
            where tenant_id = :tenant
            group by status, purchase
            order by status, purchase
            """, """
            select 'payment ' || method || ' ' || count(*) || ' ' || sum(amount_minor)
            from billing.payments
            where tenant_id = :tenant
            group by method
            order by method
            """, """
            select 'invoices ' || currency || ' ' || count(*) || ' ' || sum(total_minor) || ' ' || max(number)
            from billing.invoices
            where tenant_id = :tenant
            group by currency
            order by currency
            """);

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
    private FulfilmentQueries fulfilment;

    @Autowired
    private ShipmentQueries shipments;

    @Autowired
    private PollTracking pollTracking;

    @Autowired
    private BillingQueries billing;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private List<Command> commands;

    @Autowired
    private Shop shop;

    private Caller caller;
    private String figures = "";

    SampleCompanyTest() {
        caller = Caller.system(new TenantId(new UUID(0, 0)), "Nobody");
    }

    @BeforeAll
    void load() {
        var began = System.nanoTime();
        caller = Caller.system(ScopedClock.at(NOW, company::load), "Tester");
        System.out.println("The sample company was loaded in %.1f s".formatted((System.nanoTime() - began) / 1e9));
        figures = FIGURES.stream().map(this::figures).collect(Collectors.joining("\n"));
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
    void its_orders_are_in_every_state() {
        var counts = caller.call(orders::countsByStatus);

        assertThat(counts).containsOnlyKeys(OrderStatus.values());
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isBetween(500L, 700L);
    }

    @Test
    void its_warehouses_have_left_something_at_every_step() {
        assertThat(FulfilmentStatus.values()).allSatisfy(status -> {
            var filter = new FulfilmentFilter(null, Set.of(status), null, null, null);
            assertThat(caller.call(() -> fulfilment.list(filter, ONE).data())).isNotEmpty();
        });
    }

    @Test
    void its_shipments_are_labelled_under_way_arrived_and_in_trouble() {
        assertThat(List.of(
                        ShipmentStatus.LABELLED,
                        ShipmentStatus.IN_TRANSIT,
                        ShipmentStatus.EXCEPTION,
                        ShipmentStatus.DELIVERED,
                        ShipmentStatus.RETURNED_TO_SENDER))
                .allSatisfy(status -> assertThat(shipments(status, null)).isNotEmpty());
        assertThat(shipments(null, PurchaseState.REFUSED)).hasSize(1);
    }

    @Test
    void its_invoices_are_open_partly_paid_paid_and_overdue() {
        assertThat(InvoiceFilter.State.values()).allSatisfy(state -> {
            var filter = new InvoiceFilter(null, null, state, null, null, null);
            assertThat(caller.call(() -> ScopedClock.at(
                            NOW, () -> billing.invoices(filter, ONE).data())))
                    .isNotEmpty();
        });
    }

    @Test
    void packages_that_were_under_way_do_not_all_arrive_at_the_first_question() {
        var underWay = Stream.of(ShipmentStatus.values())
                .filter(ShipmentStatus::isUnderWay)
                .flatMap(status -> shipments(status, null).stream())
                .map(ShipmentRow::id)
                .toList();

        caller.run(() -> ScopedClock.at(NOW.plus(Duration.ofMinutes(20)), () -> {
            pollTracking.handle(underWay);
            return underWay;
        }));

        assertThat(caller.call(() -> shipments.find(underWay)))
                .hasSizeGreaterThan(20)
                .allMatch(shipment -> shipment.status().isUnderWay());
    }

    @Test
    void its_news_has_been_told() {
        assertThat(jdbc.sql("select count(*) from platform.outbox where tenant_id = ?")
                        .param(caller.tenant().value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from platform.set_aside where tenant_id = ?")
                        .param(caller.tenant().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void its_past_is_the_same_at_every_start() throws IOException {
        Files.createDirectories(RECEIVED.getParent());
        Files.writeString(RECEIVED, figures);

        assertThat(figures)
                .as("compare %s with %s, and copy it when it is right", RECEIVED, APPROVED)
                .isEqualTo(Files.exists(APPROVED) ? Files.readString(APPROVED) : "");
    }

    private String figures(String statement) {
        return jdbc.sql(statement).param("tenant", caller.tenant().value()).query(String.class).list().stream()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<ShipmentRow> shipments(@Nullable ShipmentStatus status, @Nullable PurchaseState purchase) {
        var filter = new ShipmentFilter(null, null, null, status, purchase, null, null, null, null);
        return caller.call(() ->
                shipments.list(filter, PageRequest.first(PageRequest.MOST)).data());
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
