package dev.baton.notifications;

import dev.baton.orders.HoldReason;
import dev.baton.orders.OrderId;
import dev.baton.orders.OrderQueries;
import dev.baton.orders.OrderView;
import dev.baton.orders.OrderWork;
import dev.baton.platform.company.Companies;
import dev.baton.platform.data.PageRequest;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Fix;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the customer for the right address; once it is there, the hold goes by itself. */
@Component
@Order(0)
class AskForAddressFix implements Fix {

    private final OrderQueries orders;
    private final AskForAddress askForAddress;
    private final MessageQueries messages;
    private final Companies companies;

    AskForAddressFix(OrderQueries orders, AskForAddress askForAddress, MessageQueries messages, Companies companies) {
        this.orders = orders;
        this.askForAddress = askForAddress;
        this.messages = messages;
        this.companies = companies;
    }

    @Override
    public String code() {
        return "ASK_FOR_ADDRESS";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(OrderWork.ON_HOLD);
    }

    @Override
    public boolean suits(WorkItem item) {
        return orders.get(idOf(item)).holds().stream()
                .anyMatch(hold -> hold.id().equals(item.subject().id()) && hold.reason() == HoldReason.ADDRESS);
    }

    @Override
    public String permission() {
        return "messages:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        return switch (askForAddress.decide(idOf(item))) {
            case AskForAddress.Asked(var order, var recipient) ->
                new Possible(changes(order, recipient), List.of(), false);
            case AskForAddress.NotWaiting _ -> new NotNow(Sentence.of("worklist.fix.address-not-asked"));
            case AskForAddress.Unreachable _ -> new NotNow(Sentence.of("worklist.fix.no-mail"));
        };
    }

    private List<Sentence> changes(OrderView order, String recipient) {
        var changes = new ArrayList<Sentence>();
        var subject = messages.draft(order.id(), MessageKind.ADDRESS_DOUBTFUL).subject();
        changes.add(Sentence.of("worklist.fix.will-ask-address", subject, recipient));
        changes.add(Sentence.of("worklist.fix.address-by-link", order.number()));
        var zone = companies.current().zone();
        var filter = new MessageFilter(List.of(), MessageKind.ADDRESS_DOUBTFUL, order.id(), null);
        messages.list(filter, PageRequest.first(1)).data().stream()
                .map(MessageRow::sentAt)
                .filter(Objects::nonNull)
                .forEach(at -> changes.add(Sentence.of("worklist.fix.asked-before", LocalDate.ofInstant(at, zone))));
        return changes;
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        return switch (askForAddress.handle(idOf(item))) {
            case AskForAddress.Asked(var order, var recipient) ->
                new Done(Sentence.of("worklist.fix.address-asked", recipient, order.number()), false, null);
            case AskForAddress.NotWaiting _ -> new Refused(Sentence.of("worklist.fix.address-not-asked"));
            case AskForAddress.Unreachable _ -> new Refused(Sentence.of("worklist.fix.no-mail"));
        };
    }

    private static OrderId idOf(WorkItem item) {
        return new OrderId(Objects.requireNonNull(item.order()).id());
    }
}
