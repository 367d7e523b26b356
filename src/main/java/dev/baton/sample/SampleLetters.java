package dev.baton.sample;

import dev.baton.notifications.Brand;
import dev.baton.notifications.BrandCode;
import dev.baton.notifications.ChangeMessage;
import dev.baton.notifications.ChangePostbox;
import dev.baton.notifications.DefineBrand;
import dev.baton.notifications.MessageFilter;
import dev.baton.notifications.MessageKind;
import dev.baton.notifications.MessageQueries;
import dev.baton.notifications.MessageRow;
import dev.baton.notifications.MessageState;
import dev.baton.notifications.Postbox;
import dev.baton.notifications.RecordBounce;
import dev.baton.notifications.SendMessages;
import dev.baton.notifications.SuppressAddress;
import dev.baton.notifications.Suppression;
import dev.baton.notifications.WriteTemplate;
import dev.baton.notifications.WriteTemplate.Text;
import dev.baton.notifications.WriteToCustomer;
import dev.baton.platform.data.PageRequest;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the sample company writes to its customers. It has no mail server, so its letters are kept and not sent. */
@Component
class SampleLetters {

    private static final int TOLD_ELSEWHERE = 14;
    private static final WriteTemplate.Key DELIVERED = new WriteTemplate.Key("*", MessageKind.ORDER_DELIVERED, "en");

    private final DefineBrand defineBrand;
    private final ChangePostbox changePostbox;
    private final WriteTemplate writeTemplate;
    private final SuppressAddress suppressAddress;
    private final SendMessages sendMessages;
    private final MessageQueries messages;
    private final ChangeMessage changeMessage;
    private final RecordBounce recordBounce;
    private final WriteToCustomer writeToCustomer;

    SampleLetters(
            DefineBrand defineBrand,
            ChangePostbox changePostbox,
            WriteTemplate writeTemplate,
            SuppressAddress suppressAddress,
            SendMessages sendMessages,
            MessageQueries messages,
            ChangeMessage changeMessage,
            RecordBounce recordBounce,
            WriteToCustomer writeToCustomer) {
        this.defineBrand = defineBrand;
        this.changePostbox = changePostbox;
        this.writeTemplate = writeTemplate;
        this.suppressAddress = suppressAddress;
        this.sendMessages = sendMessages;
        this.messages = messages;
        this.changeMessage = changeMessage;
        this.recordBounce = recordBounce;
        this.writeToCustomer = writeToCustomer;
    }

    void define() {
        brand("MAIN", "Larkspur & Ladle", "orders@larkspur-ladle.example", "#134e5e", List.of(), true);
        brand(
                "TRADE",
                "Larkspur & Ladle Trade",
                "trade@larkspur-ladle.example",
                "#7a3b1d",
                List.of("wholesale"),
                false);
        changePostbox.handle(new ChangePostbox.Command(
                new Postbox(LocalTime.of(21, 0), LocalTime.of(8, 0), Postbox.STALE_HOURS, null, 0), null));
        writeTemplate.draft(DELIVERED, delivered("We hope that dinner is saved."));
        writeTemplate.publish(DELIVERED);
        writeTemplate.draft(DELIVERED, delivered("How to care for knives and pans: larkspur-ladle.example/care."));
        suppressAddress.handle(
                "no.more.mail@example.com",
                Suppression.Reason.COMPLAINT,
                "Asked on the telephone for no more mail",
                null);
    }

    private void brand(
            String code, String name, String sender, String accent, List<String> channels, boolean isDefault) {
        defineBrand.handle(new DefineBrand.Command(
                new Brand(
                        BrandCode.of(code),
                        name,
                        name,
                        name,
                        sender,
                        null,
                        null,
                        "+1 732 555 0142",
                        "https://larkspur-ladle.example",
                        accent,
                        "en",
                        channels,
                        isDefault,
                        0),
                0L));
    }

    private static Text delivered(String words) {
        return new Text("Your order {{order.number}} has arrived", """
                Hello {{customer.name}},

                your parcel was handed over{{#shipment.deliveredOn}} on {{shipment.deliveredOn}}{{/shipment.deliveredOn}}. %s

                [items]

                If something is missing or broken, answer this message within a few days, and we will make it right.

                [button: See your order]
                """.formatted(words), false, true);
    }

    /** What the last two days were about is written, and some of it has found its way without a mail server. */
    void tell() {
        sendMessages.sendDueOfMerchant();
        var ready = messages.list(
                        new MessageFilter(List.of(MessageState.NOT_SENT), null, null, null), PageRequest.first(60))
                .data();
        ready.stream()
                .limit(TOLD_ELSEWHERE)
                .forEach(message -> changeMessage.handle(message.id(), ChangeMessage.Wish.MARK_SENT));
        ready.stream()
                .filter(message -> message.kind() == MessageKind.PAYMENT_RECEIVED)
                .skip(2)
                .limit(2)
                .forEach(message -> changeMessage.handle(message.id(), ChangeMessage.Wish.WITHHOLD));
        ready.stream()
                .filter(message -> message.kind() == MessageKind.ORDER_SHIPPED)
                .limit(1)
                .map(MessageRow::id)
                .forEach(id -> recordBounce.handle(
                        new RecordBounce.Command(id, null, true, "550 5.1.1 The mailbox does not exist")));
        ready.stream()
                .map(MessageRow::order)
                .skip(5)
                .limit(1)
                .forEach(order -> writeToCustomer.handle(new WriteToCustomer.Command(
                        order,
                        "Your question about the knife",
                        "Hello,\n\nyes: the knife comes with a sheath of beech.\n\nKind regards\nNadia")));
    }
}
