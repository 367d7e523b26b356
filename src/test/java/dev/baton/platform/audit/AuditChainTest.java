package dev.baton.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.Api;
import dev.baton.BatonTest;
import dev.baton.Race;
import dev.baton.TestTenant;
import dev.baton.console.Browser;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is done to the trail behind Baton's back is found and named. */
@BatonTest
class AuditChainTest {

    @LocalServerPort
    int port;

    @Autowired
    TestTenant tenants;

    @Autowired
    Users users;

    @Autowired
    Audit audit;

    @Autowired
    SealAudit sealAudit;

    @Autowired
    CheckAudit checkAudit;

    @Autowired
    AuditProof proof;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    Caller merchant;

    @BeforeEach
    void a_merchant() {
        merchant = tenants.fresh();
    }

    @Test
    void every_entry_is_sealed_once_and_without_a_gap() {
        written(5);
        sealed();
        written(2);
        assertThat(checked().unsealed()).isEqualTo(2);
        sealed();

        var checked = checked();
        assertThat(checked.firstBroken()).isNull();
        assertThat(checked.complete()).isTrue();
        assertThat(checked.entries()).isEqualTo(7);
        assertThat(checked.sealedUntil()).isEqualTo(7);
        assertThat(checked.unsealed()).isZero();
        assertThat(listed().stream().map(Audit.Entry::sequence)).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(listed().getFirst().hash()).isEqualTo(checked.head());
        assertThat(merchant.call(() -> proof.contradictions(10))).isEmpty();
    }

    @Test
    void a_trail_without_an_entry_is_as_it_was_sealed() {
        sealed();

        assertThat(checked().firstBroken()).isNull();
        assertThat(checked().sealedUntil()).isZero();
    }

    @Test
    void an_auditor_can_compute_the_hash_with_any_tool() throws Exception {
        written(1);
        sealed();

        var entry = listed().getFirst();
        var text = new StringBuilder("0".repeat(64));
        for (var column : Arrays.asList(
                merchant.tenant().value().toString(),
                entry.id().toString(),
                entry.at().toString(),
                "SYSTEM",
                "Tester",
                "box",
                "B-0",
                "changed",
                null,
                "{\"städte\": 0}")) {
            text.append(column == null ? "-," : column.getBytes(StandardCharsets.UTF_8).length + ":" + column + ",");
        }
        var hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(entry.hash()).isEqualTo(HexFormat.of().formatHex(hash));
    }

    @Test
    void a_changed_entry_is_named() {
        written(5);
        sealed();

        tamper("update platform.audit set after = '{\"städte\": 99}' where tenant_id = :tenant and subject = 'B-2'");

        assertBroken(CheckAudit.Kind.CHANGED, 3L, "B-2");
        assertThat(merchant.call(() -> proof.contradictions(10)))
                .singleElement()
                .asString()
                .startsWith("CHANGED");
    }

    @Test
    void what_was_there_before_and_what_was_not_are_told_apart() {
        written(1);
        sealed();

        tamper("update platform.audit set before = 'null' where tenant_id = :tenant");

        assertBroken(CheckAudit.Kind.CHANGED, 1L, "B-0");
    }

    @Test
    void a_removed_entry_is_named() {
        written(5);
        sealed();
        var gone = id("B-3");

        tamper("delete from platform.audit where tenant_id = :tenant and subject = 'B-3'");

        assertThat(checked().firstBroken()).isEqualTo(new CheckAudit.Broken(CheckAudit.Kind.REMOVED, 4L, gone));
    }

    @Test
    void an_entry_removed_with_its_seal_is_named() {
        written(5);
        sealed();

        tamper("delete from platform.audit where tenant_id = :tenant and subject = 'B-3'");
        tamper("delete from platform.audit_seals where tenant_id = :tenant and sequence = 4");

        assertThat(checked().firstBroken()).isEqualTo(new CheckAudit.Broken(CheckAudit.Kind.REMOVED, 4L, null));
    }

    @Test
    void the_last_entries_removed_with_their_seals_are_named() {
        written(5);
        sealed();

        tamper("delete from platform.audit where tenant_id = :tenant and subject in ('B-3', 'B-4')");
        tamper("delete from platform.audit_seals where tenant_id = :tenant and sequence > 3");

        assertThat(checked().firstBroken()).isEqualTo(new CheckAudit.Broken(CheckAudit.Kind.REMOVED, 4L, null));
    }

    @Test
    void an_entry_removed_before_it_was_sealed_is_named() {
        written(2);
        var gone = id("B-1");

        tamper("delete from platform.audit where tenant_id = :tenant and subject = 'B-1'");
        sealed();

        assertThat(checked().firstBroken()).isEqualTo(new CheckAudit.Broken(CheckAudit.Kind.REMOVED, null, gone));
    }

    @Test
    void swapped_entries_are_named() {
        written(5);
        sealed();
        var second = id("B-2");

        tamper("update platform.audit_seals set sequence = -sequence where tenant_id = :tenant and sequence in (2, 3)");
        tamper("update platform.audit_seals set sequence = 5 + sequence where tenant_id = :tenant and sequence < 0");

        assertThat(checked().firstBroken()).isEqualTo(new CheckAudit.Broken(CheckAudit.Kind.CHANGED, 2L, second));
    }

    @Test
    void seals_that_exchanged_their_entries_are_named_as_reordered() {
        written(5);
        sealed();
        var first = id("B-1");
        var second = id("B-2");

        tamper("update platform.audit_seals set audit_id = '" + UUID.randomUUID()
                + "' where tenant_id = :tenant and sequence = 2");
        tamper("update platform.audit_seals set audit_id = '" + first + "' where tenant_id = :tenant and sequence = 3");
        tamper("update platform.audit_seals set audit_id = '" + second
                + "' where tenant_id = :tenant and sequence = 2");

        assertThat(checked().firstBroken()).isEqualTo(new CheckAudit.Broken(CheckAudit.Kind.REORDERED, 2L, second));
    }

    @Test
    void an_inserted_entry_is_named() {
        written(3);
        sealed();

        tamper("""
                insert into platform.audit
                    (tenant_id, audit_id, at, actor_kind, actor, subject_type, subject, action)
                select tenant_id, gen_random_uuid(), at, actor_kind, 'Somebody else', subject_type, 'B-9', action
                from platform.audit
                where tenant_id = :tenant
                and subject = 'B-1'
                """);
        sealed();

        assertBroken(CheckAudit.Kind.INSERTED, null, "B-9");
    }

    @Test
    void a_chain_sealed_anew_does_not_have_the_hash_that_was_noted() {
        written(3);
        sealed();
        var noted = checked();
        written(1);
        sealed();
        assertThat(checked(noted).firstBroken()).isNull();

        tamper("update platform.audit set actor = 'Nobody' where tenant_id = :tenant and subject = 'B-0'");
        tamper("delete from platform.audit_chains where tenant_id = :tenant");
        tamper("delete from platform.audit_seals where tenant_id = :tenant");
        tamper(
                "insert into platform.audit_unsealed select tenant_id, audit_id from platform.audit where tenant_id = :tenant");
        sealed();

        assertThat(checked().firstBroken()).isNull();
        assertThat(checked(noted).firstBroken()).isEqualTo(new CheckAudit.Broken(CheckAudit.Kind.RESEALED, 3L, null));
    }

    @Test
    void whoever_commits_late_is_sealed_late_and_not_passed_over() throws Exception {
        var begun = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = executor.submit(() -> merchant.run(() -> transaction.executeWithoutResult(_ -> {
                audit.record("box", "LATE", "changed", null, Map.of());
                begun.countDown();
                await(mayCommit);
            })));
            begun.await();
            written(3);
            sealed();
            assertThat(checked().sealedUntil()).isEqualTo(3);
            mayCommit.countDown();
            late.get();
        }
        sealed();

        assertThat(checked().firstBroken()).isNull();
        assertThat(checked().sealedUntil()).isEqualTo(4);
        assertThat(listed().stream().filter(entry -> entry.subject().equals("LATE")))
                .singleElement()
                .extracting(Audit.Entry::sequence)
                .isEqualTo(4L);
    }

    @Test
    void sealers_and_writers_at_once_leave_one_chain() {
        Race.of(16, runner -> {
            if (runner % 2 == 0) {
                written(10);
            }
            sealed();
            return runner;
        });
        sealed();

        assertThat(checked().firstBroken()).isNull();
        assertThat(checked().sealedUntil()).isEqualTo(80);
        assertThat(listed().stream().map(entry -> Objects.requireNonNull(entry.sequence())))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 80).boxed().toList());
    }

    @Test
    void a_trail_longer_than_a_chunk_is_sealed_and_checked_in_parts() {
        tamper("""
                insert into platform.audit
                    (tenant_id, audit_id, at, actor_kind, actor, subject_type, subject, action)
                select :tenant, gen_random_uuid(), now(), 'SYSTEM', 'Before', 'box', 'B', 'changed'
                from generate_series(1, 4500)
                """);
        tamper(
                "insert into platform.audit_unsealed select tenant_id, audit_id from platform.audit where tenant_id = :tenant");

        assertThat(merchant.call(sealAudit::handle)).isEqualTo(new SealAudit.AuditSealed(2000, true));
        sealed();

        var part = merchant.call(() -> checkAudit.handle(new CheckAudit.Command(0, 3000, null, null)));
        assertThat(part.complete()).isFalse();
        assertThat(part.checkedUntil()).isEqualTo(3000);
        var rest = merchant.call(() -> checkAudit.handle(new CheckAudit.Command(3000, 3000, null, null)));
        assertThat(rest.complete()).isTrue();
        assertThat(rest.entries()).isEqualTo(1500);
        assertThat(rest.firstBroken()).isNull();
    }

    @Test
    void the_api_says_how_far_and_by_which_head() {
        written(2);
        sealed();
        var api = new Api(port, tenants.key(merchant, "audit:read"));
        var checked = checked();

        var answer = api.get("/audit/check?notedSequence=2&notedHash=" + checked.head());

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.body().path("entries").asLong()).isEqualTo(2);
        assertThat(answer.body().path("head").asString()).isEqualTo(checked.head());
        assertThat(answer.body().has("firstBroken")).isFalse();
        assertThat(api.get("/audit").body().at("/data/1/sequence").asLong()).isEqualTo(2);
        assertThat(api.get("/audit/check?after=77").problem()).isEqualTo("invalid-request");
        assertThat(api.get("/audit/check?notedHash=abc").problem()).isEqualTo("invalid-request");
        assertThat(new Api(port, tenants.key(merchant, "orders:read"))
                        .get("/audit/check")
                        .problem())
                .isEqualTo("not-allowed");
    }

    @Test
    void the_console_says_that_nobody_tampered_or_what_was_changed() {
        var browser = Browser.signedIn(port, users, merchant);
        sealed();
        var until = checked().sealedUntil();
        assertThat(browser.get("/audit").body()).contains("Sealed up to number", "/audit/check");
        assertThat(browser.get("/audit?export=csv").body())
                .contains("Number,Hash", checked().head());
        assertThat(browser.get("/audit/check").body())
                .contains("Nobody has tampered with the trail", checked().head());
        assertThat(browser.get("/audit/check?number=" + until + "&hash="
                                + checked().head())
                        .body())
                .contains("has the hash that was noted");
        assertThat(browser.get("/audit/check?number=" + until + "&hash=abc").body())
                .contains("sealed anew");
        assertThat(browser.get("/audit/check?number=x").body()).contains("Give the number and the hash");

        tamper("update platform.audit set actor = 'Nobody' where tenant_id = :tenant");

        assertThat(browser.get("/audit/check").body())
                .contains("An entry was changed after it was sealed", "number 1 of the trail");
    }

    private void written(int entries) {
        merchant.run(() -> {
            for (int at = 0; at < entries; at++) {
                audit.record("box", "B-" + at, "changed", null, Map.of("städte", at));
            }
        });
    }

    private void sealed() {
        merchant.run(() -> {
            while (sealAudit.handle().more()) {
                assertThat(checkAudit.handle(CheckAudit.Command.everything()).firstBroken())
                        .isNull();
            }
        });
    }

    private CheckAudit.AuditChecked checked() {
        return merchant.call(() -> checkAudit.handle(CheckAudit.Command.everything()));
    }

    private CheckAudit.AuditChecked checked(CheckAudit.AuditChecked noted) {
        return merchant.call(
                () -> checkAudit.handle(new CheckAudit.Command(0, 1000, noted.sealedUntil(), noted.head())));
    }

    private void assertBroken(CheckAudit.Kind kind, @Nullable Long sequence, String subject) {
        assertThat(checked().firstBroken()).isEqualTo(new CheckAudit.Broken(kind, sequence, id(subject)));
    }

    private UUID id(String subject) {
        return listed().stream()
                .filter(entry -> entry.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<Audit.Entry> listed() {
        return merchant.call(() ->
                audit.list(Audit.Filter.actor(""), PageRequest.of(200, null)).data());
    }

    private void tamper(String statement) {
        jdbc.sql(statement).param("tenant", merchant.tenant().value()).update();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
