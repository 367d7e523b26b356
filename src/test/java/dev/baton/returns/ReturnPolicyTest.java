package dev.baton.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.catalog.Sku;
import dev.baton.network.HandlingClass;
import dev.baton.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may come back, and what becomes of it. */
class ReturnPolicyTest {

    private static final ReturnPolicy POLICY = ReturnPolicy.shipped("USD");
    private static final LocalDate DELIVERED = LocalDate.of(2026, 11, 1);

    @Test
    void the_window_ends_with_its_last_day() {
        assertThat(verdict("DEFECTIVE", HandlingClass.STANDARD, 5000, DELIVERED.plusDays(30))
                        .eligible())
                .isTrue();
        var late = verdict("DEFECTIVE", HandlingClass.STANDARD, 5000, DELIVERED.plusDays(31));
        assertThat(late.eligible()).isFalse();
        assertThat(late.automatic()).isFalse();
        assertThat(late.findings())
                .filteredOn(finding -> !finding.met())
                .extracting(Finding::words)
                .containsExactly("Mill could come back until 2026-12-01, 30 days after it arrived.");
    }

    @Test
    void goods_of_some_classes_never_come_back() {
        assertThat(verdict("DEFECTIVE", HandlingClass.COLD, 5000, DELIVERED).eligible())
                .isFalse();
    }

    @Test
    void what_costs_much_waits_for_a_person() {
        assertThat(verdict("DEFECTIVE", HandlingClass.STANDARD, 25_000, DELIVERED)
                        .automatic())
                .isTrue();
        var dear = verdict("DEFECTIVE", HandlingClass.STANDARD, 25_001, DELIVERED);
        assertThat(dear.automatic()).isFalse();
        assertThat(dear.eligible()).isTrue();
    }

    @Test
    void what_costs_little_stays_with_a_customer_who_is_not_to_blame() {
        assertThat(verdict("BROKEN_ON_THE_WAY", HandlingClass.FRAGILE, 799, DELIVERED)
                        .keeps())
                .isTrue();
        assertThat(verdict("BROKEN_ON_THE_WAY", HandlingClass.FRAGILE, 800, DELIVERED)
                        .keeps())
                .isFalse();
        assertThat(verdict("NO_LONGER_WANTED", HandlingClass.FRAGILE, 799, DELIVERED)
                        .keeps())
                .isFalse();
    }

    @Test
    void every_grade_cause_and_class_leads_somewhere() {
        var decided = Stream.of(HandlingClass.values())
                .flatMap(goods -> Stream.of(Grade.values())
                        .map(grade -> goods + " " + grade + ": "
                                + Stream.of(Cause.values())
                                        .map(cause -> cause + " " + POLICY.disposition(grade, cause, goods))
                                        .collect(Collectors.joining(", "))))
                .toList();

        assertThat(decided)
                .contains(
                        "STANDARD A: PICK RESTOCK, PACK RESTOCK, CARRIER RESTOCK, ITEM RETURN_TO_VENDOR, LISTING RESTOCK, CUSTOMER RESTOCK",
                        "FOOD_SAFE A: PICK DONATE, PACK DONATE, CARRIER DONATE, ITEM DONATE, LISTING DONATE, CUSTOMER DONATE",
                        "COLD A: PICK SCRAP, PACK SCRAP, CARRIER SCRAP, ITEM SCRAP, LISTING SCRAP, CUSTOMER SCRAP",
                        "FRAGILE C: PICK REPAIR, PACK REPAIR, CARRIER REPAIR, ITEM RETURN_TO_VENDOR, LISTING REPAIR, CUSTOMER REPAIR")
                .noneMatch(words -> words.contains("UNDECIDED"));
    }

    @Test
    void a_picture_is_told_by_its_bytes() {
        assertThat(Picture.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}))
                .contains(Picture.JPEG);
        assertThat(Picture.of("RIFF1234WEBPVP8 ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .contains(Picture.WEBP);
        assertThat(Picture.of("<svg onload=alert(1)>".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(Picture.of(new byte[0])).isEmpty();
    }

    private static ReturnPolicy.Verdict verdict(String reason, HandlingClass goods, long value, LocalDate today) {
        return POLICY.verdict(
                List.of(new ReturnPolicy.Asked(
                        "Mill", Sku.of("MILL"), goods, POLICY.reason(reason).orElseThrow(), DELIVERED)),
                Money.of(value, "USD"),
                today);
    }
}
