package dev.baton.integrations.carriersimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.BatonTest;
import dev.baton.TestTenant;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.TenantId;
import dev.baton.platform.time.ScopedClock;
import dev.baton.shipping.spi.CarrierGateway;
import dev.baton.shipping.spi.CarrierGateway.Bought;
import dev.baton.shipping.spi.CarrierGateway.Consignment;
import dev.baton.shipping.spi.CarrierGateway.Refused;
import dev.baton.shipping.spi.CarrierGateway.Tracked;
import dev.baton.shipping.spi.CarrierGateway.Unknown;
import dev.baton.shipping.spi.CarrierGatewayContract;
import dev.baton.shipping.spi.Scan;
import dev.baton.shipping.spi.TrackingCode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class CarrierSimulatorTest extends CarrierGatewayContract {

    /** After the label was asked for, whenever that is. */
    private static final Instant HANDED_OVER = Instant.parse("2096-11-16T12:00:00Z");

    /** Until the evening of a real day everybody has been told of the morning, also of what is told late. */
    private static final Duration LATE = Duration.ofHours(15);

    @Autowired
    CarrierSimulator simulator;

    @Autowired
    TestTenant tenants;

    @Autowired
    TransactionTemplate transaction;

    private Caller merchant = Caller.system(new TenantId(new UUID(0, 0)), "nobody");

    @BeforeEach
    void aMerchant() {
        merchant = tenants.fresh();
    }

    @Override
    protected CarrierGateway gateway() {
        return simulator;
    }

    @Override
    protected Caller caller() {
        return merchant;
    }

    @Test
    void an_answer_that_got_lost_is_found_by_asking_again() {
        assertThat(buy("SH-1!lost-answer", 1)).isInstanceOf(Unknown.class);
        assertThat(buy("SH-1!lost-answer", 1)).isInstanceOf(Bought.class);
    }

    @Test
    void a_request_that_got_lost_is_made_again() {
        assertThat(buy("SH-1!lost-request", 1)).isInstanceOf(Unknown.class);
        assertThat(buy("SH-1!lost-request", 1)).isInstanceOf(Bought.class);
    }

    @Test
    void a_carrier_may_refuse_and_may_be_down() {
        assertThat(buy("SH-1!refuse", 1)).isInstanceOf(Refused.class);
        assertThat(buy("SH-1!down", 1)).isInstanceOf(Unknown.class);
        assertThat(buy("SH-1!down", 1)).isInstanceOf(Unknown.class);
    }

    @Test
    void a_package_is_seen_step_by_step_until_it_is_delivered() {
        buy("SH-1", 1);

        assertThat(scansAt("SH-1", HANDED_OVER)).isEmpty();
        assertThat(scansAt("SH-1", HANDED_OVER.plusSeconds(90)))
                .extracting(Scan::code)
                .contains(TrackingCode.PICKED_UP)
                .doesNotContain(TrackingCode.DELIVERED);
        assertThat(scansAt("SH-1", HANDED_OVER.plusSeconds(600)))
                .extracting(Scan::code)
                .contains(TrackingCode.OUT_FOR_DELIVERY);
    }

    @Test
    void the_same_question_always_gets_the_same_answer() {
        buy("SH-1", 2);

        var when = HANDED_OVER.plusSeconds(100);
        assertThat(scansAt("SH-1", when)).isEqualTo(scansAt("SH-1", when));
    }

    @Test
    void chaos_tells_everything_twice_and_the_newest_first() {
        buy("SH-1!chaos", 1);

        var scans = scansAt("SH-1!chaos", HANDED_OVER.plusSeconds(3600));

        assertThat(scans).hasSize(2 * new HashSet<>(scans).size());
        assertThat(scans.getFirst().at()).isAfter(scans.getLast().at());
    }

    @Test
    void some_packages_come_back() {
        buy("SH-1!return", 1);

        assertThat(scansAt("SH-1!return", HANDED_OVER.plusSeconds(3600)))
                .extracting(Scan::code)
                .contains(TrackingCode.RETURNED)
                .doesNotContain(TrackingCode.DELIVERED);
    }

    @Test
    void a_package_of_a_past_that_is_made_up_travels_in_real_days() {
        var longAgo = Instant.parse("2026-03-02T12:00:00Z");
        merchant.run(() -> ScopedClock.at(longAgo, () -> simulator.buy(request("SH-1", 1))));

        assertThat(scansAt("SH-1", longAgo, longAgo.plus(LATE)))
                .extracting(Scan::code, Scan::place)
                .contains(tuple(TrackingCode.PICKED_UP, "Newark"))
                .doesNotContain(tuple(TrackingCode.DELIVERED, "Madison"));
        assertThat(scansAt("SH-1", longAgo, longAgo.plus(Duration.ofDays(7))))
                .extracting(Scan::code, Scan::place)
                .contains(tuple(TrackingCode.DELIVERED, "Madison"));
    }

    @Test
    void nobody_may_ask_a_carrier_while_holding_a_transaction() {
        assertThatThrownBy(() ->
                        merchant.run(() -> transaction.executeWithoutResult(_ -> simulator.buy(request("SH-1", 1)))))
                .hasMessageContaining("inside a transaction");
    }

    private List<Scan> scansAt(String reference, Instant now) {
        return scansAt(reference, HANDED_OVER, now);
    }

    private List<Scan> scansAt(String reference, Instant handedOver, Instant now) {
        return merchant.call(() -> ScopedClock.at(now, () -> {
            var consignment = new Consignment(reference, List.of(), handedOver);
            return ((Tracked) simulator.track("NORTHLINE", List.of(consignment))).scans();
        }));
    }
}
