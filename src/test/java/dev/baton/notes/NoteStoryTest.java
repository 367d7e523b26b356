package dev.baton.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.notifications.TrackingLinks;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.TimelineEntry;
import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.audit.Audit;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import dev.baton.platform.web.StaleVersion;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** People talk about an order, without anybody waiting for anybody. */
@BatonTest
class NoteStoryTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Users users;

    @Autowired
    WriteNote writeNote;

    @Autowired
    ChangeNote changeNote;

    @Autowired
    WithdrawNote withdrawNote;

    @Autowired
    ReadMentions readMentions;

    @Autowired
    NoteQueries notes;

    @Autowired
    OrderQueries orders;

    @Autowired
    TrackingLinks links;

    @Autowired
    Relay relay;

    @Autowired
    FulfilmentQueries fulfilment;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Caller merchant;
    Caller ana;
    Caller ben;
    OrderView order;

    @BeforeEach
    void anOrderAndTwoPeople() {
        merchant = tenants.fresh();
        merchant.run(() -> {
            shop.eastAndWest();
            shop.stocked("MUG", "EAST", 100);
            users.defineRole(new Users.Role("desk", "Desk", List.of("orders:read", "orders:write")));
            users.create(UUID.randomUUID() + "@example.org", "Ana Duarte", "a long password", "desk", "en");
            users.create(UUID.randomUUID() + "@example.org", "Ben Okafor", "a long password", "desk", "en");
        });
        order = merchant.call(() -> shop.placed(shop.line("MUG", 1)));
        ana = person("Ana Duarte");
        ben = person("Ben Okafor");
    }

    @Test
    void pinned_notes_come_first_then_the_newest() {
        ana.run(() -> write("one", Audience.INTERNAL));
        var two = ana.call(() -> write("two", Audience.INTERNAL));
        ana.run(() -> write("three", Audience.INTERNAL));
        ben.run(() -> changeNote.handle(
                new ChangeNote.Command(order.id(), two.id(), two.text(), two.audience(), true, null)));

        ben.run(() -> {
            assertThat(notes.list(order.id(), null, PageRequest.first(10)).data())
                    .extracting(Note::text)
                    .containsExactly("two", "three", "one");
            var first = notes.list(order.id(), null, PageRequest.first(2));
            var second = notes.list(order.id(), null, PageRequest.of(2, first.next()));
            assertThat(second.data()).extracting(Note::text).containsExactly("one");
        });
    }

    @Test
    void the_timeline_says_that_a_note_was_written_and_the_order_is_as_it_was() {
        ana.run(() -> {
            write("call them", Audience.INTERNAL);

            assertThat(orders.timeline(order.id(), PageRequest.first(10)).data())
                    .extracting(TimelineEntry::type)
                    .containsExactly("NoteWritten", "OrderPlaced");
            assertThat(orders.get(order.id())).isEqualTo(order);
        });
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void a_note_does_not_wait_for_whoever_is_working_on_the_order() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select 1 from orders.orders where tenant_id = :tenant and order_id = :order for update")
                    .param("tenant", merchant.tenant().value())
                    .param("order", order.id().value())
                    .query(Integer.class)
                    .single();

            var written = Race.of(1, _ -> ana.call(() -> write("meanwhile", Audience.INTERNAL)));

            assertThat(written).hasSize(1);
        });
    }

    @Test
    void only_whoever_wrote_it_or_administers_people_says_something_else() {
        var note = ana.call(() -> write("leave it at the door", Audience.WAREHOUSE));

        ben.run(() -> {
            assertThat(changeNote.handle(change(note, "ring twice", null))).isInstanceOf(ChangeNote.NotYours.class);
            assertThat(withdrawNote.handle(order.id(), note.id())).isInstanceOf(WithdrawNote.NotYours.class);
            assertThat(notes.get(order.id(), note.id())).isEqualTo(note);
        });
        ana.run(() -> {
            assertThat(changeNote.handle(change(note, "ring twice", "\"1\"")))
                    .isInstanceOf(ChangeNote.NoteChanged.class);
            assertThatThrownBy(() -> changeNote.handle(change(note, "ring thrice", "\"1\"")))
                    .isInstanceOf(StaleVersion.class);
            assertThat(changeNote.handle(change(note, "ring twice", null)))
                    .isInstanceOf(ChangeNote.NothingChanged.class);
        });
        new Caller(merchant.tenant(), Caller.Kind.USER, "Cleo", Set.of("orders:write", "people:write"))
                .run(() -> assertThat(withdrawNote.handle(order.id(), note.id()))
                        .isInstanceOf(WithdrawNote.NoteWithdrawn.class));
        ana.run(() -> {
            assertThatThrownBy(() -> notes.get(order.id(), note.id())).isInstanceOf(NotFound.class);
            var trail = audit.list(
                            new Audit.Filter(null, "note", null, order.number(), null, null), PageRequest.first(10))
                    .data();
            assertThat(trail).extracting(Audit.Entry::action).containsExactly("withdrawn", "changed", "written");
            assertThat(trail)
                    .extracting(entry -> Objects.toString(entry.before()))
                    .satisfiesExactly(
                            before -> assertThat(before).contains("ring twice"),
                            before -> assertThat(before).contains("leave it at the door"),
                            before -> assertThat(before).isEqualTo("null"));
        });
    }

    @Test
    void a_program_of_the_same_name_is_not_the_author() {
        var note = ana.call(() -> write("mine", Audience.INTERNAL));

        new Caller(merchant.tenant(), Caller.Kind.KEY, "Ana Duarte", Set.of("orders:write"))
                .run(() -> assertThat(withdrawNote.handle(order.id(), note.id()))
                        .isInstanceOf(WithdrawNote.NotYours.class));
    }

    @Test
    void a_note_says_something_and_not_too_much() {
        ana.run(() -> {
            assertThatThrownBy(() -> write("  \n ", Audience.INTERNAL)).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> write("x".repeat(Note.LONGEST + 1), Audience.INTERNAL))
                    .isInstanceOf(Invalid.class);
            assertThat(write(" " + "x".repeat(Note.LONGEST) + "\n", Audience.INTERNAL)
                            .text())
                    .hasSize(Note.LONGEST);
        });
    }

    @Test
    void whoever_is_named_is_told_until_they_have_looked() {
        var note = ana.call(() -> write("@Ben, please call them. @Ana Duarte waits", Audience.INTERNAL));

        assertThat(note.mentions()).containsExactly("Ben Okafor");
        assertThat(unread(ana)).isZero();
        assertThat(unread(ben)).isOne();
        ben.run(() -> {
            var mention = notes.mentions("Ben Okafor", true, PageRequest.first(10))
                    .data()
                    .getFirst();
            assertThat(mention.orderNumber()).isEqualTo(order.number());
            assertThat(mention.writtenBy()).isEqualTo("Ana Duarte");
            assertThat(readMentions.handle(List.of(note.id()))).isOne();
            assertThat(readMentions.handle(List.of(note.id()))).isZero();
        });
        assertThat(unread(ben)).isZero();
        assertThat(ben.call(() -> notes.mentions("Ben Okafor", false, PageRequest.first(10))
                        .data()))
                .hasSize(1);
    }

    @Test
    void nobody_is_told_twice_of_a_note_that_is_corrected_nor_of_one_that_no_longer_names_them() {
        var note = ana.call(() -> write("@Ben Okafor pleese call", Audience.INTERNAL));
        ben.run(() -> readMentions.handle(List.of(note.id())));

        ana.run(() -> changeNote.handle(change(note, "@Ben Okafor please call", null)));
        assertThat(unread(ben)).isZero();

        ana.run(() -> changeNote.handle(change(note, "please call", null)));
        assertThat(ben.call(() -> notes.mentions("Ben Okafor", false, PageRequest.first(10))
                        .data()))
                .isEmpty();

        ana.run(() -> changeNote.handle(change(note, "@Ben Okafor after all", null)));
        assertThat(unread(ben)).isOne();
        ana.run(() -> withdrawNote.handle(order.id(), note.id()));
        assertThat(unread(ben)).isZero();
    }

    @Test
    void nobody_reads_the_notes_of_another_company() {
        var note = ana.call(() -> write("@Ben Okafor secret", Audience.CUSTOMER));

        tenants.fresh().run(() -> {
            assertThat(notes.list(order.id(), null, PageRequest.first(10)).data())
                    .isEmpty();
            assertThat(notes.readBy(Audience.CUSTOMER, List.of(order.id()))).isEmpty();
            assertThat(notes.unread("Ben Okafor")).isZero();
            assertThatThrownBy(() -> withdrawNote.handle(order.id(), note.id())).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> write("there", Audience.INTERNAL)).isInstanceOf(NotFound.class);
        });
    }

    @Test
    void many_write_at_once_and_nothing_is_lost() {
        Race.of(20, i -> ana.call(() -> write("note " + i, Audience.INTERNAL)));

        ana.run(() -> assertThat(
                        notes.list(order.id(), null, PageRequest.first(50)).data())
                .hasSize(20));
    }

    @Test
    void the_customer_reads_what_is_for_them_and_nothing_else() {
        ana.run(() -> {
            write("Your mug <b>is</b> being glazed", Audience.CUSTOMER);
            write("They always complain", Audience.INTERNAL);
            write("Fragile", Audience.WAREHOUSE);
        });
        var link = merchant.call(() -> links.issue(order.id()));

        var page = Browser.visiting(port).get(URI.create(link.url()).getPath()).body();

        assertThat(page)
                .contains("Your mug &lt;b&gt;is&lt;/b&gt; being glazed")
                .doesNotContain("They always complain", "Fragile", "Ana Duarte");
    }

    @Test
    void the_floor_sees_what_is_for_it() {
        ana.run(() -> {
            write("Wrap it twice", Audience.WAREHOUSE);
            write("They always complain", Audience.INTERNAL);
        });
        merchant.run(relay::drain);
        var work = merchant.call(() -> fulfilment.ofOrder(order.id()).getFirst().number());
        var floor = Browser.signedIn(port, users, merchant, "fulfilment:read", "fulfilment:write");

        for (var page : List.of("/pick/" + work, "/pack/" + work)) {
            assertThat(floor.get(page).body()).contains("Wrap it twice").doesNotContain("They always complain");
        }
        assertThat(floor.get("/pick/" + work + "/list.pdf").statusCode()).isEqualTo(200);
    }

    @Test
    void somebody_at_the_desk_writes_a_note_and_a_colleague_finds_where_they_are_named() {
        var desk = Browser.signedIn(port, users, merchant, "orders:read", "orders:write");
        var address = UUID.randomUUID() + "@example.org";
        merchant.run(() -> users.create(address, "Zoë Marsh", "a long password", "desk", "en"));
        desk.get("/orders/" + order.number());

        var page =
                desk.post("/orders/" + order.number() + "/notes", "text", "@Zoë <call> them", "audience", "INTERNAL");

        assertThat(page.body())
                .contains("Note added, Zoë Marsh will see it")
                .contains("<span class=\"named\">@Zoë</span> &lt;call&gt; them");
        assertThat(desk.post("/orders/" + order.number() + "/notes", "text", " ")
                        .body())
                .contains("A note has 1 to 2,000 characters");

        var zoe = Browser.at(port, address, "a long password");
        assertThat(zoe.get("/console/counts").body()).contains("\"mentions\":\"1\"");
        var note = merchant.call(
                () -> notes.list(order.id(), null, PageRequest.first(1)).data().getFirst());
        var opened = "/mentions/%s/%s".formatted(order.number(), note.id());
        assertThat(zoe.get("/mentions").body()).contains(opened, "Mark all read");
        assertThat(zoe.get(opened).uri().getPath()).isEqualTo("/orders/" + order.number());
        assertThat(zoe.get("/mentions").body()).contains("Nothing unread").doesNotContain("Mark all read");
        assertThat(zoe.get("/mentions?view=all").body()).contains(opened);

        merchant.run(() -> write("@Zoë again", Audience.INTERNAL));
        zoe.get("/mentions");
        assertThat(zoe.post("/mentions/reading").body()).contains("1 mention marked read", "Nothing unread");
    }

    @Test
    void somebody_who_may_only_look_is_offered_nothing_to_write() {
        merchant.run(() -> write("look", Audience.INTERNAL));
        var reader = Browser.signedIn(port, users, merchant, "orders:read");

        var page = reader.get("/orders/" + order.number());

        assertThat(page.body()).contains("look").doesNotContain("id=\"note-text\"");
        assertThat(reader.post("/orders/" + order.number() + "/notes", "text", "me too")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_program_writes_reads_changes_and_withdraws() {
        var api = new Api(port, tenants.key(merchant, "orders:read", "orders:write"));
        var path = "/orders/" + order.id() + "/notes";

        var written = api.post(path, "{\"text\": \"Ring @Ben Okafor\", \"pinned\": true}");
        assertThat(written.status()).isEqualTo(201);
        assertThat(written.body().path("audience").asString()).isEqualTo("INTERNAL");
        assertThat(written.body().path("mentions").path(0).asString()).isEqualTo("Ben Okafor");
        var one = path + "/" + written.body().path("id").asString();
        assertThat(written.header("Location")).endsWith(one);
        assertThat(api.get(one).header("ETag")).isEqualTo("\"1\"");
        assertThat(api.put(one, "{\"text\": \"Rung\", \"audience\": \"WAREHOUSE\"}")
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(api.get(path + "?audience=WAREHOUSE").body().path("data")).hasSize(1);
        assertThat(api.get(path + "?audience=CUSTOMER").body().path("data")).isEmpty();
        assertThat(api.get("/mentions?person=Ben%20Okafor").body().path("data")).isEmpty();

        assertThat(api.post(path, "{\"text\": \"\"}").status()).isEqualTo(400);
        assertThat(api.post("/orders/" + UUID.randomUUID() + "/notes", "{\"text\": \"x\"}")
                        .status())
                .isEqualTo(404);
        var others = ana.call(() -> write("hers", Audience.INTERNAL));
        assertThat(api.send("DELETE", path + "/" + others.id(), null, Map.of()).problem())
                .isEqualTo("note-of-somebody-else");
        assertThat(api.send("DELETE", one, null, Map.of()).status()).isEqualTo(204);
        assertThat(api.get(one).status()).isEqualTo(404);
        assertThat(new Api(port, tenants.key(merchant, "orders:read"))
                        .post(path, "{\"text\": \"x\"}")
                        .status())
                .isEqualTo(403);
    }

    private long unread(Caller who) {
        return who.call(() -> notes.unread(who.name()));
    }

    private Note write(String text, Audience audience) {
        return writeNote
                .handle(new WriteNote.Command(order.id(), text, audience, false))
                .note();
    }

    private ChangeNote.Command change(Note note, String text, @Nullable String ifMatch) {
        return new ChangeNote.Command(order.id(), note.id(), text, note.audience(), note.pinned(), ifMatch);
    }

    private Caller person(String name) {
        return new Caller(merchant.tenant(), Caller.Kind.USER, name, Set.of("orders:read", "orders:write"));
    }
}
