package dev.baton.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.money.Money;
import dev.baton.returns.Refund.Kind;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a customer gets, to the cent. */
class RefundTest {

    private static final ReturnPolicy POLICY = ReturnPolicy.shipped("USD");

    @Test
    void a_wrong_item_is_given_back_whole_with_its_shipping() {
        var refund = of(portion("WRONG_ITEM", Cause.PICK, Grade.C, 2, 2000, 500, 160));

        assertThat(refund.deductions()).isEmpty();
        assertThat(refund.total()).isEqualTo(usd(2660));
        assertThat(refund.lines().getFirst().why()).extracting(Refund.Why::rule).contains("CONDITION_FORGIVEN");
    }

    @Test
    void who_thinks_better_of_it_pays_for_taking_it_in_for_its_condition_and_for_the_way_back() {
        var refund = of(portion("NO_LONGER_WANTED", Cause.CUSTOMER, Grade.B, 1, 4999, 0, 400));

        assertThat(refund.deductions())
                .extracting(
                        Refund.Withheld::kind, deduction -> deduction.amount().minor())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.RESTOCKING_FEE, 499L),
                        org.assertj.core.groups.Tuple.tuple(Kind.DAMAGE, 499L),
                        org.assertj.core.groups.Tuple.tuple(Kind.RETURN_SHIPPING, 695L));
        assertThat(refund.total()).isEqualTo(usd(5399 - 499 - 499 - 695));
    }

    @Test
    void nothing_is_taken_of_more_than_is_left() {
        var refund = of(portion("NO_LONGER_WANTED", Cause.CUSTOMER, Grade.D, 1, 300, 0, 0));

        assertThat(refund.total()).isEqualTo(usd(0));
        assertThat(refund.deductions().stream()
                        .mapToLong(deduction -> deduction.amount().minor())
                        .sum())
                .isEqualTo(300);
    }

    @Test
    void the_way_back_is_paid_once_however_many_lines_there_are() {
        var refund = of(
                portion("NO_LONGER_WANTED", Cause.CUSTOMER, Grade.A, 1, 10_000, 0, 0),
                portion("BETTER_PRICE", Cause.CUSTOMER, Grade.A, 1, 10_000, 0, 0));

        assertThat(refund.deductions())
                .filteredOn(deduction -> deduction.kind() == Kind.RETURN_SHIPPING)
                .hasSize(1);
    }

    @Test
    void a_discount_for_large_orders_goes_with_the_goods_that_made_it_large() {
        var portions = List.of(portion("DEFECTIVE", Cause.ITEM, Grade.C, 1, 5000, 0, 0));

        assertThat(refund(portions, promotion(10_000, 12_000, 7000, 700)).total())
                .isEqualTo(usd(4300));
        assertThat(refund(portions, promotion(10_000, 15_000, 10_000, 700)).total())
                .as("what is kept still earns it")
                .isEqualTo(usd(5000));
        assertThat(refund(portions, promotion(10_000, 9000, 4000, 700)).total())
                .as("an earlier return has lost it already")
                .isEqualTo(usd(5000));
        assertThat(refund(portions, promotion(10_000, 12_000, 0, 0)).total())
                .as("nothing is kept that it could be taken back from")
                .isEqualTo(usd(5000));
    }

    @Test
    void a_deduction_can_be_waived() {
        var refund = of(portion("NO_LONGER_WANTED", Cause.CUSTOMER, Grade.A, 1, 5000, 0, 0))
                .without(Set.of(Kind.RETURN_SHIPPING));

        assertThat(refund.total()).isEqualTo(usd(4500));
    }

    @Test
    void credit_less_deductions_is_the_total_whatever_comes_back() {
        var random = new Random(20261122);
        for (int i = 0; i < 2000; i++) {
            var reason = POLICY.reasons().get(random.nextInt(POLICY.reasons().size()));
            var grade = List.of(Grade.values()).get(random.nextInt(4));
            var refund = of(portion(
                    reason.code(),
                    reason.cause(),
                    grade,
                    1 + random.nextInt(9),
                    random.nextInt(100_000),
                    random.nextInt(2000),
                    random.nextInt(9000)));

            var deducted =
                    refund.deductions().stream().map(Refund.Withheld::amount).reduce(usd(0), Money::plus);
            assertThat(refund.total().plus(deducted)).isEqualTo(refund.credited());
            assertThat(refund.total().isNegative()).isFalse();
            assertThat(refund.deductions())
                    .allMatch(deduction -> deduction.amount().isPositive());
        }
    }

    private static Refund of(Refund.Portion... portions) {
        return refund(List.of(portions));
    }

    private static Refund refund(List<Refund.Portion> portions, Refund.Promotion... promotions) {
        return Refund.of(POLICY, "USD", portions, List.of(promotions));
    }

    private static Refund.Promotion promotion(long minimum, long before, long kept, long given) {
        return new Refund.Promotion("BIG", "Ten for a hundred", minimum, before, kept, given);
    }

    private static Refund.Portion portion(
            String reason, Cause cause, Grade grade, long quantity, long goods, long shipping, long tax) {
        return new Refund.Portion(
                1,
                "MILL",
                "Mill",
                quantity,
                grade,
                POLICY.reason(reason).orElseThrow(),
                cause,
                goods,
                shipping,
                tax,
                goods + shipping + tax);
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
