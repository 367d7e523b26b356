package dev.baton.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.notes.AttachFile.FileAttached;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.TimelineEntry;
import dev.baton.platform.NotFound;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files of an order: brought by people and programs, kept as they are, and never trusted. */
@BatonTest
class AttachmentStoryTest {

    private static final Map<String, String> RAW = Map.of("Content-Type", "application/octet-stream");

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    AttachFile attachFile;

    @Autowired
    RemoveAttachment removeAttachment;

    @Autowired
    AttachmentQueries attachments;

    @Autowired
    OrderQueries orders;

    @Autowired
    Audit audit;

    Caller merchant;
    OrderView order;

    @BeforeEach
    void anOrder() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
        });
        order = merchant.call(() -> shop.placed(shop.line("MUG", 1)));
    }

    @Test
    void a_file_is_kept_as_it_is_and_taken_off_with_a_trace() {
        merchant.run(() -> {
            var file = ((FileAttached) attach("C:\\in\\drawing.pdf", "%PDF-1.7 drawing")).attachment();

            assertThat(attachments.list(order.id())).containsExactly(file);
            assertThat(file.name()).isEqualTo("drawing.pdf");
            assertThat(file.size()).isEqualTo(16);
            assertThat(attachments.content(order.id(), file.id()).bytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("%PDF-1.7 drawing");
            assertThat(orders.get(order.id())).isEqualTo(order);

            removeAttachment.handle(order.id(), file.id());
            assertThatThrownBy(() -> attachments.content(order.id(), file.id())).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> removeAttachment.handle(order.id(), file.id()))
                    .isInstanceOf(NotFound.class);
            assertThat(orders.timeline(order.id(), PageRequest.first(10)).data())
                    .extracting(TimelineEntry::type)
                    .containsExactly("AttachmentRemoved", "FileAttached", "OrderPlaced");
            assertThat(audit.list(
                                    new Audit.Filter(null, "attachment", null, order.number(), null, null),
                                    PageRequest.first(10))
                            .data())
                    .extracting(Audit.Entry::action)
                    .containsExactly("removed", "attached");
        });
    }

    @Test
    void what_is_too_large_empty_or_something_else_is_not_kept() {
        merchant.run(() -> {
            var large = new byte[Attachment.BYTES_MAX + 1];
            Arrays.fill(large, (byte) 'x');
            assertThat(attachFile.handle(new AttachFile.Command(order.id(), "a.txt", large)))
                    .isInstanceOf(AttachFile.TooLarge.class);
            assertThat(attachFile.handle(
                            new AttachFile.Command(order.id(), "a.txt", Arrays.copyOf(large, Attachment.BYTES_MAX))))
                    .isInstanceOf(FileAttached.class);
            assertThat(attach("a.txt", "")).isInstanceOf(AttachFile.Empty.class);
            assertThat(attach("a.pdf", "MZ…")).isEqualTo(new AttachFile.NotWhatItSays("a.pdf"));
            assertThat(attachments.list(order.id())).hasSize(1);
        });
    }

    @Test
    void of_many_who_attach_at_once_nobody_gets_past_twenty_and_no_file_is_lost() {
        var outcomes = Race.of(30, i -> merchant.call(() -> attach(i + ".txt", "file " + i)));

        assertThat(outcomes).filteredOn(FileAttached.class::isInstance).hasSize(Attachment.MOST);
        merchant.run(() -> {
            var kept = attachments.list(order.id());
            assertThat(kept).hasSize(Attachment.MOST);
            removeAttachment.handle(order.id(), kept.getFirst().id());
            assertThat(attach("again.txt", "there is room again")).isInstanceOf(FileAttached.class);
            assertThat(attach("more.txt", "there is none")).isEqualTo(new AttachFile.TooMany(Attachment.MOST));
        });
    }

    @Test
    void nobody_sees_the_files_of_another_company() {
        var file = merchant.call(() -> ((FileAttached) attach("a.txt", "secret")).attachment());

        tenants.fresh().run(() -> {
            assertThat(attachments.list(order.id())).isEmpty();
            assertThatThrownBy(() -> attachments.content(order.id(), file.id())).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> attach("b.txt", "mine")).isInstanceOf(NotFound.class);
        });
    }

    @Test
    void a_program_attaches_fetches_and_takes_off() {
        var api = new Api(port, tenants.key(merchant, "orders:read", "orders:write"));
        var to = "/attachments?order=" + order.id() + "&name=";

        var attached = api.send("POST", to + "Lista%20%C3%B1.csv", "sku,quantity\nMUG,1\n", RAW);
        assertThat(attached.status()).isEqualTo(201);
        assertThat(attached.body().path("kind").asString()).isEqualTo("CSV");
        var one = attached.header("Location").replaceFirst(".*/api/v1", "");
        var fetched = api.get(one);
        assertThat(fetched.response().body()).isEqualTo("sku,quantity\nMUG,1\n");
        assertThat(fetched.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(fetched.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("Lista%20%C3%B1.csv");
        assertThat(fetched.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(fetched.header("Content-Security-Policy")).startsWith("sandbox");
        assertThat(api.get("/orders/" + order.id() + "/attachments").body().path("data"))
                .hasSize(1);

        assertThat(api.send("POST", to + "a.pdf", "MZ", RAW).status()).isEqualTo(422);
        assertThat(api.send("POST", to + "a.txt", "x".repeat(Attachment.BYTES_MAX + 1), RAW)
                        .status())
                .isEqualTo(413);
        assertThat(api.send("DELETE", one, null, Map.of()).status()).isEqualTo(204);
        assertThat(api.get(one).status()).isEqualTo(404);
        merchant.run(() -> {
            for (int i = 0; i < Attachment.MOST; i++) {
                attach(i + ".txt", "x");
            }
        });
        assertThat(api.send("POST", to + "a.txt", "x", RAW).problem()).isEqualTo("order-has-too-many-attachments");
        assertThat(new Api(port, tenants.key(merchant, "orders:read"))
                        .send("POST", to + "a.txt", "x", RAW)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void somebody_at_the_desk_brings_a_file_and_looks_at_it_shut_in() {
        var desk = Browser.signedIn(port, users, merchant, "orders:read", "orders:write");
        desk.get("/orders/" + order.number());

        var page = desk.upload("/attachments", "drawing.pdf", "%PDF-1.7", "order", order.number())
                .body();
        assertThat(page).contains("drawing.pdf attached", "Attached drawing.pdf");
        desk.upload("/attachments", "hello.txt", "hello", "order", order.number());
        assertThat(desk.upload("/attachments", "page.html", "<script>", "order", order.number())
                        .body())
                .contains("page.html was not kept");

        var files = merchant.call(() -> attachments.list(order.id()));
        var drawing = desk.get(address(files.getLast()));
        assertThat(drawing.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("inline");
        assertThat(drawing.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy).startsWith("sandbox;"));
        assertThat(drawing.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(desk.get(address(files.getLast()) + "?take=true")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .startsWith("attachment");
        assertThat(desk.get(address(files.getFirst()))
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .startsWith("attachment");

        assertThat(desk.post(address(files.getLast()) + "/removal").body()).contains("drawing.pdf taken off");
        var reader = Browser.signedIn(port, users, merchant, "orders:read");
        assertThat(reader.get("/orders/" + order.number()).body())
                .contains("hello.txt")
                .doesNotContain("name=\"file\"");
        assertThat(reader.upload("/attachments", "a.txt", "x", "order", order.number())
                        .statusCode())
                .isEqualTo(403);
    }

    private String address(Attachment file) {
        return "/orders/%s/attachments/%s".formatted(order.number(), file.id());
    }

    private AttachFile.Outcome attach(String name, String content) {
        return attachFile.handle(new AttachFile.Command(order.id(), name, content.getBytes(StandardCharsets.UTF_8)));
    }
}
