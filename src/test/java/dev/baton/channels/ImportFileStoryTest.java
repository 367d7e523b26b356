package dev.baton.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.catalog.Item;
import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.customers.CustomerNumber;
import dev.baton.orders.CancelOrder;
import dev.baton.orders.CancelReason;
import dev.baton.orders.OrderEvent;
import dev.baton.orders.OrderFilter;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderRow;
import dev.baton.orders.OrderStatus;
import dev.baton.orders.PartNumber;
import dev.baton.orders.SayPartNumbers;
import dev.baton.orders.TimelineEntry;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class ImportFileStoryTest {

    private static final UUID HERE = UUID.randomUUID();

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    ItemQueries catalog;

    @Autowired
    ImportFile importFile;

    @Autowired
    ImportQueries imports;

    @Autowired
    FailedCells failedCells;

    @Autowired
    WorkImports work;

    @Autowired
    OrderQueries orders;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    SayPartNumbers sayPartNumbers;

    @Autowired
    Relay relay;

    Caller caller;

    @BeforeEach
    void aMerchant() {
        caller = tenants.fresh();
        caller.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 10);
        });
        work.drain(HERE);
    }

    @Test
    void a_merchant_moves_in_with_four_files() {
        var items = imported(ImportKind.ITEMS, """
                sku,name,gtin,category,cost,MOQ,order multiple,maximum quantity
                PLATE,Plate,,Tableware,1.85 EUR,12,6,600
                BOWL,Bowl,,Tableware,,,,
                ,Nameless,,,,,,
                FORK,Fork,123,,,,,
                """);
        var stock = imported(ImportKind.STOCK, """
                sku,warehouse,quantity
                PLATE,EAST,40
                MUG,EAST,7
                MUG,WEST,3
                NOT-THERE,EAST,1
                MUG,NORTH,1
                """);
        var customers = imported(ImportKind.CUSTOMERS, """
                number,type,name,email,line1,city,region,postcode,country,recipient
                C-7001,COMPANY,Acme,acme@example.org,1 Main Street,Springfield,IL,62701,US,Acme
                C-7002,COMPANY,Bolt,no-mail,1 Main Street,Springfield,IL,62701,US,Bolt
                """);
        var orders = imported(ImportKind.ORDERS, """
                reference,customer,sku,quantity,price
                F-1,C-7001,PLATE,2,4.00
                F-1,C-7001,MUG,1,5.00
                F-2,C-7001,PLATE,1,4.00
                F-3,C-7002,PLATE,1,4.00
                """);

        caller.run(() -> {
            assertThat(items.done()).isEqualTo(2);
            assertThat(reasons(items)).containsExactly("4 sku", "5 gtin");
            var plate = catalog.get(new Sku("PLATE"));
            assertThat(plate.standardCost()).isEqualTo(Money.of(185, "EUR"));
            assertThat(plate.ordering()).isEqualTo(new Item.Ordering(12, 6, 600L));
            assertThat(catalog.get(new Sku("BOWL")).ordering()).isEqualTo(Item.Ordering.ANY);
            assertThat(stock.done()).isEqualTo(3);
            assertThat(reasons(stock)).containsExactly("5 sku", "6 site");
            assertThat(customers.done()).isEqualTo(1);
            assertThat(reasons(customers)).containsExactly("3 email");
            assertThat(orders.done()).isEqualTo(2);
            assertThat(reasons(orders)).containsExactly("5 customer");
            assertThat(shop.stock("MUG").onHand()).isEqualTo(10);
            assertThat(shop.stock("PLATE").onHand()).isEqualTo(40);
            assertThat(shop.stock("PLATE").reserved()).isEqualTo(3);
            var failed = imports.rows(orders.id(), RowOutcome.FAILED, PageRequest.first(10))
                    .data()
                    .getFirst();
            assertThat(failedCells.of(ImportKind.ORDERS, failed).getFirst())
                    .startsWith("F-3", "PLATE", "1", "4.00 USD");
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void lines_may_be_named_as_the_customer_does() {
        imported(ImportKind.CUSTOMERS, """
                number,type,name,email,line1,city,region,postcode,country,recipient
                C-7001,COMPANY,Acme,acme@example.org,1 Main Street,Springfield,IL,62701,US,Acme
                """);
        caller.run(() -> sayPartNumbers.handle(new SayPartNumbers.Command(
                new CustomerNumber("C-7001"), List.of(new PartNumber("AC-1", Sku.of("MUG"))), null)));
        var file = """
                reference,customer,part no.,sku,quantity,price
                P-1,C-7001,ac-1,,2,4.00
                P-2,C-7001,AC-2,,2,4.00
                P-3,,AC-1,,2,4.00
                P-4,C-7001,AC-1,PLATE,2,4.00
                P-5,C-7001,,,2,4.00
                """;
        var both = imported(ImportKind.ORDERS, file);
        var numbersOnly =
                imported(ImportKind.ORDERS, "reference,customer,part no.,quantity,price\nP-6,C-7001,AC-1,1,4.00\n");

        caller.run(() -> {
            assertThat(both.done()).isEqualTo(1);
            assertThat(reasons(both))
                    .containsExactly(
                            "3 lines[0].partNumber",
                            "4 lines[0].partNumber",
                            "5 lines[0].partNumber",
                            "6 lines[0].sku");
            assertThat(numbersOnly.done()).isEqualTo(1);
            assertThat(shop.stock("MUG").reserved()).isEqualTo(3);
        });
    }

    @Test
    void orders_of_before_are_kept_as_they_were_and_touch_nothing() {
        imported(ImportKind.CUSTOMERS, """
                number,type,name,email,line1,city,region,postcode,country,recipient
                C-7001,COMPANY,Acme,acme@example.org,1 Main Street,Springfield,IL,62701,US,Acme
                """);
        var file = """
                order number,order date,status,customer,sku,quantity,price
                8001,2023-05-04,delivered,C-7001,MUG,3,4.00
                8001,2023-05-04,delivered,C-7001,MUG,400,2.00
                8002,2024-01-31T08:00:00-05:00,cancelled,C-7001,MUG,1,5.00
                8003,2090-01-01,,C-7001,MUG,1,5.00
                SO-100001,2023-01-01,,C-7001,MUG,1,5.00
                8004,once,lost,C-7001,MUG,1,5.00
                8005,2023-01-01,,C-7001,NOT-THERE,1,5.00
                """;
        relay.drain();

        var past = imported(ImportKind.HISTORY, file);
        var again = imported(ImportKind.HISTORY, file);
        var other = imported(ImportKind.HISTORY, file.replace("2023-05-04", "2023-05-05"));

        caller.run(() -> {
            assertThat(reasons(past)).containsExactly("5 placedAt", "6 number", "7 placedAt", "8 lines[0].sku");
            assertThat(past.done()).isEqualTo(2);
            assertThat(again.repeated()).isEqualTo(2);
            assertThat(reasons(other)).contains("2 number");
            var delivered = orders.get(orders.byNumber("8001").orElseThrow());
            assertThat(delivered.history()).isTrue();
            assertThat(delivered.status()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(delivered.placedAt()).isEqualTo("2023-05-04T12:00:00Z");
            assertThat(delivered.money().goods()).isEqualTo(Money.of(812_00, "USD"));
            assertThat(delivered.lines())
                    .extracting(line -> line.quantities().delivered())
                    .containsExactly(3L, 400L);
            var cancelled = orders.get(orders.byNumber("8002").orElseThrow());
            assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(cancelled.money().currentTotal().isZero()).isTrue();
            assertThat(shop.stock("MUG").reserved()).isZero();
            assertThat(shop.stock("MUG").onHand()).isEqualTo(10);
            var live = shop.placed(shop.line("MUG", 1));
            assertThat(orders.list(OrderFilter.named("Acme"), PageRequest.first(10))
                            .data())
                    .hasSize(2);
            assertThat(orders.list(OrderFilter.all(), PageRequest.first(10)).data())
                    .extracting(OrderRow::number)
                    .as("in the order of their days")
                    .containsExactly(live.number(), "8002", "8001");
            relay.drain();
            assertThat(orders.timeline(delivered.id(), PageRequest.first(10)).data())
                    .extracting(TimelineEntry::type)
                    .containsExactly("OrderBackFilled");
            assertThat(cancelOrder.handle(new CancelOrder.Command(
                            delivered.id(), Map.of(), CancelReason.CUSTOMER_CHANGED_MIND, null, null)))
                    .isNotInstanceOf(OrderEvent.UnitsCancelled.class);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void a_dry_run_says_what_is_wrong_and_writes_nothing() {
        var tried = imported(ImportKind.STOCK, "sku,site,counted\nMUG,EAST,99\nMUG,NORTH,1\n", true);

        assertThat(tried.done()).isEqualTo(1);
        assertThat(tried.failed()).isEqualTo(1);
        caller.run(() -> assertThat(shop.stock("MUG").onHand()).isEqualTo(10));
    }

    @Test
    void columns_are_remembered_for_the_partner() {
        caller.run(() -> {
            try {
                var text = "Artikel,Lager,Menge\nMUG,EAST,5\n".getBytes(StandardCharsets.UTF_8);
                var first = importFile.upload(ImportKind.STOCK, "monday.csv", "Nordlager", text);
                assertThat(importFile.preview(first).missing()).hasSize(3);
                assertThat(importFile.preview(first).rows()).hasSize(1);
                importFile.start(first, Map.of(0, "sku", 1, "site", 2, "counted"), false);
                work.drain(HERE);
                assertThat(shop.stock("MUG").onHand()).isEqualTo(5);

                var second = importFile.upload(ImportKind.STOCK, "tuesday.csv", "Nordlager", text);
                assertThat(importFile.preview(second).missing()).isEmpty();
                var other = importFile.upload(ImportKind.STOCK, "tuesday.csv", "Somebody else", text);
                assertThat(importFile.preview(other).missing()).hasSize(3);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private java.util.List<String> reasons(Import one) {
        return imports.rows(one.id(), RowOutcome.FAILED, PageRequest.first(10)).data().stream()
                .map(row -> row.row() + " "
                        + java.util.Objects.requireNonNull(row.problem())
                                .errors()
                                .getFirst()
                                .field())
                .toList();
    }

    private Import imported(ImportKind kind, String text) {
        return imported(kind, text, false);
    }

    private Import imported(ImportKind kind, String text, boolean isDryRun) {
        return caller.call(() -> {
            try {
                var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                var received = (ReceiveImport.ImportReceived) importFile.handle(kind, "test.csv", isDryRun, in);
                work.drain(HERE);
                var one = imports.get(received.one().id());
                assertThat(one.state()).isEqualTo(ImportState.DONE);
                return one;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
