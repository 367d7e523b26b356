package dev.baton.returns;

import static dev.baton.returns.ReturnsDesk.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.billing.ApprovalLimit;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.DefineApprovalLimit;
import dev.baton.orders.OrderView;
import dev.baton.platform.Invalid;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.ApplyFix;
import dev.baton.worklist.FixDesk;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A return at which a customer waits is decided, graded and settled from the worklist. */
@BatonTest
class ReturnFixesStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    ReturnsDesk returnsDesk;

    @Autowired
    FixDesk desk;

    @Autowired
    ReturnQueries returns;

    @Autowired
    FinishReceipt finishReceipt;

    @Autowired
    InspectUnits inspectUnits;

    @Autowired
    BillingQueries billing;

    @Autowired
    DefineApprovalLimit defineApprovalLimit;

    Caller merchant;

    @BeforeEach
    void aMerchant() {
        merchant = tenants.fresh();
        merchant.run(returnsDesk::open);
    }

    @Test
    void from_the_wish_to_the_money_each_step_is_one_click_that_says_what_it_does() {
        merchant.run(() -> {
            var order = paid();
            var id = returnsDesk.requested(order, 0, 2, "NO_LONGER_WANTED", Wish.REFUND);
            var asked = returns.get(id);
            assertThat(asked.state()).isEqualTo(ReturnState.REQUESTED);

            var undecided = desk.stalled(order, "RETURN_NOT_DECIDED");
            assertThat(desk.possible(undecided, "APPROVE_RETURN").changes())
                    .contains(Sentence.of("worklist.fix.will-take-back", asked.number(), asked.value(), asked.site()));
            desk.applied(undecided, "APPROVE_RETURN", Map.of());
            assertThat(returns.get(id).state()).isEqualTo(ReturnState.APPROVED);
            assertThat(desk.offered(undecided, "REJECT_RETURN")).isInstanceOf(Fix.NotNow.class);

            returnsDesk.receive(id, "MILL", 2);
            finishReceipt.handle(new FinishReceipt.Command(id, null));
            inspectUnits.handle(
                    new InspectUnits.Command(id, List.of(InspectUnits.Decision.arrived(1, null, 1, Grade.B)), null));
            var unseen = desk.stalled(order, "RETURN_NOT_INSPECTED");
            assertThat(desk.possible(unseen, "GRADE_RETURN").changes())
                    .containsExactly(Sentence.of("worklist.fix.will-grade", 1, asked.number(), asked.site()));
            assertThatThrownBy(() -> desk.apply(unseen, "GRADE_RETURN", Map.of("grade", "E")))
                    .isInstanceOf(Invalid.class);
            desk.applied(unseen, "GRADE_RETURN", Map.of("grade", "A"));
            assertThat(returns.get(id).units())
                    .extracting(ReturnView.Unit::grade)
                    .as("what was graded before keeps its grade")
                    .containsExactlyInAnyOrder(Grade.A, Grade.B);

            var unsettled = desk.stalled(order, "RETURN_NOT_SETTLED");
            var changes = desk.possible(unsettled, "SETTLE_RETURN").changes();
            desk.applied(unsettled, "SETTLE_RETURN", Map.of());
            var settlement = returns.get(id).settlement();
            assertThat(settlement).isNotNull();
            assertThat(changes.getFirst())
                    .isEqualTo(Sentence.of(
                            "worklist.fix.will-settle",
                            asked.number(),
                            settlement.calculation().total()));
            assertThat(billing.money(order.id()).balance()).isEqualTo(Money.zero("USD"));
            assertThat(desk.apply(unsettled, "SETTLE_RETURN", Map.of())).isInstanceOf(ApplyFix.Refused.class);
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void above_a_limit_the_preview_says_that_a_second_person_is_asked() {
        merchant.run(() -> {
            defineApprovalLimit.handle(new ApprovalLimit("USD", Money.of(1000, "USD"), null, null, null));
            var order = paid();
            var id = returnsDesk.requested(order, 0, 2, "NO_LONGER_WANTED", Wish.REFUND);
            desk.applied(desk.stalled(order, "RETURN_NOT_DECIDED"), "APPROVE_RETURN", Map.of());
            returnsDesk.receive(id, "MILL", 2);
            finishReceipt.handle(new FinishReceipt.Command(id, null));
            desk.applied(desk.stalled(order, "RETURN_NOT_INSPECTED"), "GRADE_RETURN", Map.of("grade", "B"));
            var item = desk.stalled(order, "RETURN_NOT_SETTLED");

            assertThat(desk.possible(item, "SETTLE_RETURN").changes())
                    .contains(Sentence.of("worklist.fix.will-want-approval"));
            desk.applied(item, "SETTLE_RETURN", Map.of());

            assertThat(returns.get(id).state()).isEqualTo(ReturnState.INSPECTED);
            assertThat(desk.item(order).isOpen()).isTrue();
        });
    }

    @Test
    void a_wish_is_rejected_only_with_a_reason() {
        merchant.run(() -> {
            var order = paid();
            var id = returnsDesk.requested(order, 0, 2, "NO_LONGER_WANTED", Wish.REFUND);
            var item = desk.stalled(order, "RETURN_NOT_DECIDED");

            assertThatThrownBy(() -> desk.apply(item, "REJECT_RETURN", Map.of()))
                    .isInstanceOf(Invalid.class);
            desk.applied(item, "REJECT_RETURN", Map.of("why", "Made to measure"));

            assertThat(returns.get(id)).satisfies(rejected -> {
                assertThat(rejected.state()).isEqualTo(ReturnState.REJECTED);
                assertThat(rejected.refusal()).isEqualTo("Made to measure");
            });
        });
    }

    private OrderView paid() {
        var order = returnsDesk.delivered(line("MILL", 2, 250_000));
        returnsDesk.paid(order);
        return order;
    }
}
