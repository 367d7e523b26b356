package dev.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Shop;
import dev.baton.TestTenant;
import dev.baton.notifications.ChangeMessage;
import dev.baton.notifications.MessageFilter;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.MessageState;
import dev.baton.notifications.RecordBounce;
import dev.baton.notifications.SendMessages;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.events.Relay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes wrong without telling comes onto the worklist when somebody looks. */
@BatonTest
class WatchStoryTest {

    @Autowired
    TestTenant tenants;

    @Autowired
    Shop shop;

    @Autowired
    Relay relay;

    @Autowired
    SendMessages sendMessages;

    @Autowired
    MessageQueries messages;

    @Autowired
    ChangeMessage changeMessage;

    @Autowired
    RecordBounce recordBounce;

    @Autowired
    LookAgain lookAgain;

    @Autowired
    FixDesk desk;

    @Autowired
    ApplyFix applyFix;

    @Autowired
    WorkQueries worklist;

    @Test
    void a_letter_that_came_back_is_somebodys_work_until_it_is_sent_again() {
        tenants.fresh().run(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
            var order = shop.placed(shop.line("TIN", 4));
            relay.drain();
            sendMessages.sendDueOfMerchant();
            var message = messages.list(MessageFilter.of(order.id()), PageRequest.first(1))
                    .data()
                    .getFirst()
                    .id();
            changeMessage.handle(message, ChangeMessage.Wish.MARK_SENT);
            lookAgain.everything();
            assertThat(open()).isEmpty();
            recordBounce.handle(new RecordBounce.Command(message, null, false, "no such user"));

            lookAgain.everything();
            lookAgain.everything();

            assertThat(open()).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo("CUSTOMER_NOT_TOLD");
                assertThat(item.order()).isNotNull();
            });
            var item = open().getFirst().id();
            assertThat(applyFix.handle(new ApplyFix.Command(item, "SEND_MESSAGE_AGAIN", Map.of(), null, null)))
                    .isInstanceOf(ApplyFix.Applied.class);
            lookAgain.everything();
            assertThat(open()).isEmpty();
        });
    }

    @Test
    void a_letter_that_does_not_go_is_given_up_or_sent_after_all() {
        tenants.fresh().run(() -> {
            shop.eastAndWest();
            shop.stocked("TIN", "EAST", 10);
            var order = shop.placed(shop.line("TIN", 4));
            relay.drain();
            var item = desk.stalled(order, "MESSAGE_NOT_SENT");
            var message = messages.list(MessageFilter.of(order.id()), PageRequest.first(1))
                    .data()
                    .getFirst()
                    .id();

            assertThat(desk.possible(item, "SEND_MESSAGE_AGAIN").canBeUndone()).isFalse();
            desk.applied(item, "WITHHOLD_MESSAGE", Map.of());
            assertThat(messages.get(message).state()).isEqualTo(MessageState.SKIPPED);
            desk.undoLast(item);
            assertThat(messages.get(message).state()).isEqualTo(MessageState.WAITING);
        });
    }

    private List<WorkItem> open() {
        return worklist.list(WorkFilter.open(), PageRequest.first(50)).data();
    }
}
