package dev.baton.returns;

import static dev.baton.returns.ReturnsDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.billing.Approval;
import dev.baton.billing.ApprovalLimit;
import dev.baton.billing.BillingQueries;
import dev.baton.billing.DefineApprovalLimit;
import dev.baton.orders.OrderView;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.worklist.FixDesk;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A parcel of which nobody hears is given up: its carrier is to answer for it, and its customer has the money back, once. */
@BatonTest
class LostParcelStoryTest {

    private static final String FIX = "REFUND_LOST_PARCEL";

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
    void what_was_in_it_is_claimed_credited_and_paid_back_to_the_cent_and_once() {
        merchant.run(() -> {
            var order = returnsDesk.placed(line("MILL", 2, 2500), line("LADLE", 1, 900));
            var item = silent(order);
            var paid = billing.money(order.id()).paid();

            var changes = desk.possible(item, FIX).changes();
            assertThat(changes.getFirst().facts().getFirst()).isEqualTo(paid.toString());
            assertThat(changes.get(1)).isEqualTo(Sentence.of("worklist.fix.will-credit", paid, order.number()));
            assertThat(changes).hasSize(2);
            desk.applied(item, FIX, Map.of());

            assertThat(claims(order)).singleElement().satisfies(claim -> {
                assertThat(claim.kind()).isEqualTo(Claim.Kind.LOST);
                assertThat(claim.liable()).isEqualTo(Claim.Liable.CARRIER);
                assertThat(claim.amount()).isEqualTo(paid);
                assertThat(claim.remedy()).isEqualTo(Claim.Remedy.REFUND);
                assertThat(claim.lines()).extracting(Claim.Line::quantity).containsExactly(2L, 1L);
            });
            assertThat(billing.refundable(order.id())).isEqualTo(Money.zero("USD"));
            assertThat(billing.money(order.id()).balance()).isEqualTo(Money.zero("USD"));
            assertThat(desk.offered(item, FIX))
                    .isEqualTo(new Fix.NotNow(Sentence.of(
                            "worklist.fix.made-good", claims(order).getFirst().number())));
            assertThat(shop.contradictions()).isEmpty();
        });
    }

    @Test
    void above_a_limit_it_is_claimed_and_a_second_person_asked() {
        merchant.run(() -> {
            defineApprovalLimit.handle(new ApprovalLimit("USD", Money.of(1000, "USD"), null, null, null));
            var order = returnsDesk.placed(line("MILL", 2, 2500));
            var item = silent(order);

            assertThat(desk.possible(item, FIX).changes()).contains(Sentence.of("worklist.fix.will-want-approval"));
            desk.applied(item, FIX, Map.of());

            assertThat(claims(order))
                    .singleElement()
                    .satisfies(claim -> assertThat(claim.remedy()).isEqualTo(Claim.Remedy.NONE));
            assertThat(billing.approvals(Approval.State.WAITING, order.id(), PageRequest.first(5))
                            .data())
                    .hasSize(1);
            desk.applied(item, FIX, Map.of());
            assertThat(claims(order)).as("the same claim").hasSize(1);
        });
    }

    private WorkItem silent(OrderView order) {
        returnsDesk.sent(order);
        returnsDesk.paid(order);
        return desk.stalled(order, "PARCEL_SILENT");
    }

    private List<Claim> claims(OrderView order) {
        return returns.claims(null, null, order.id(), null, PageRequest.first(5))
                .data();
    }
}
