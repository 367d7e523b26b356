package dev.baton.notifications;

import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.platform.NotFound;
import dev.baton.platform.data.Page;
import dev.baton.platform.data.PageRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about messages. */
@Service
@Transactional(readOnly = true)
public class MessageQueries {

    private final Messages messages;
    private final Suppressions suppressions;
    private final Composer composer;
    private final TrackingLinks links;
    private final OrderQueries orders;

    MessageQueries(
            Messages messages, Suppressions suppressions, Composer composer, TrackingLinks links, OrderQueries orders) {
        this.messages = messages;
        this.suppressions = suppressions;
        this.composer = composer;
        this.links = links;
        this.orders = orders;
    }

    /** With what it says: what was sent, or would be. */
    public MessageView get(MessageId id) {
        var message = messages.find(id).orElseThrow(() -> new NotFound("message", id));
        var mail = message.mail();
        var number = message.orderNumber();
        var recipient = message.recipient();
        if (mail == null && composer.compose(forced(message)) instanceof Composer.Composed composed) {
            mail = composed.mail();
            number = composed.orderNumber();
            recipient = composed.recipient();
        }
        return new MessageView(
                id,
                message.order(),
                number,
                message.kind(),
                message.state(),
                message.reason(),
                message.since(),
                message.happenedAt(),
                message.dueAt(),
                message.writtenBy(),
                message.brand(),
                message.language(),
                message.template(),
                recipient,
                message.recipientName(),
                mail == null ? null : mail.linked(link(message.order())),
                message.sentAt(),
                messages.attempts(id),
                recipient == null ? null : suppressions.find(recipient).orElse(null));
    }

    /** On which day of {@code zone} a letter of the kind was last sent about an order. */
    Optional<LocalDate> lastSent(OrderId order, MessageKind kind, ZoneId zone) {
        return list(new MessageFilter(List.of(), kind, order, null), PageRequest.first(1)).data().stream()
                .map(MessageRow::sentAt)
                .filter(Objects::nonNull)
                .map(at -> LocalDate.ofInstant(at, zone))
                .findFirst();
    }

    /** Newest first. */
    public Page<MessageRow> list(MessageFilter filter, PageRequest request) {
        var page = messages.list(filter, request);
        return new Page<>(page.data().stream().map(MessageQueries::row).toList(), page.next());
    }

    public Map<MessageState, Long> counts() {
        return messages.counts();
    }

    /** By address. */
    public Page<Suppression> suppressions(@Nullable String text, PageRequest request) {
        return suppressions.list(text, request);
    }

    public Optional<Suppression> suppression(String address) {
        return suppressions.find(address);
    }

    /** What a person begins with who wants to write that to the customer of an order. */
    public WriteToCustomer.Draft draft(OrderId order, MessageKind kind) {
        var draft = composer.draft(kind, orders.get(order));
        return new WriteToCustomer.Draft(draft.subject(), draft.text());
    }

    /** How a letter would look to the customer of an order. */
    public Mail preview(WriteTemplate.Key key, WriteTemplate.Text text, OrderId order) {
        Template.check(text.subject(), text.body());
        var template = new Template(
                key.brand(),
                key.kind(),
                key.language(),
                0,
                Template.State.DRAFT,
                text.subject(),
                text.body(),
                text.urgent(),
                text.enabled(),
                null,
                null);
        return composer.preview(template, orders.get(order)).linked(link(order));
    }

    private String link(OrderId order) {
        return links.current(order).map(TrackingLink::url).orElse("#");
    }

    private static Message forced(Message message) {
        return new Message(
                message.id(),
                message.order(),
                message.orderNumber(),
                message.kind(),
                message.occasion(),
                message.facts(),
                message.state(),
                message.reason(),
                message.since(),
                message.happenedAt(),
                message.dueAt(),
                true,
                message.writtenBy(),
                message.brand(),
                message.language(),
                message.template(),
                message.recipient(),
                message.recipientName(),
                message.mail(),
                message.attempts(),
                message.sentAt());
    }

    private static MessageRow row(Message message) {
        var mail = message.mail();
        return new MessageRow(
                message.id(),
                message.order(),
                message.orderNumber(),
                message.kind(),
                message.state(),
                message.reason(),
                message.since(),
                message.happenedAt(),
                message.dueAt(),
                message.writtenBy(),
                message.recipient(),
                mail == null ? null : mail.subject(),
                message.attempts(),
                message.sentAt());
    }
}
