package dev.baton.orders;

import dev.baton.customers.Address;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes over the address as the customer has told it, by telephone for example, and lets the order go. */
@Component
@Order(0)
class CorrectAddressFix implements Fix {

    private final OrderQueries orders;
    private final CorrectAddress correctAddress;

    CorrectAddressFix(OrderQueries orders, CorrectAddress correctAddress) {
        this.orders = orders;
        this.correctAddress = correctAddress;
    }

    @Override
    public String code() {
        return "CORRECT_ADDRESS";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(OrderWork.ON_HOLD);
    }

    @Override
    public boolean suits(WorkItem item) {
        var hold = HeldOrder.of(orders, item).hold();
        return hold != null && hold.reason() == HoldReason.ADDRESS;
    }

    @Override
    public boolean isForMany() {
        return false;
    }

    @Override
    public String permission() {
        return "orders:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        var order = orders.get(HeldOrder.idOf(item));
        return order.waitsForAddress()
                ? new Possible(
                        List.of(
                                Sentence.of("worklist.fix.will-go-there", order.number()),
                                Sentence.of("worklist.fix.priced-there")),
                        asks(order.shipTo()),
                        false)
                : new NotNow(Sentence.of("worklist.fix.not-asked.ADDRESS_DOUBTFUL"));
    }

    private static List<Ask> asks(Address address) {
        return List.of(
                Ask.needed("line1", "worklist.ask.line1", address.line1()),
                Ask.text("line2", "worklist.ask.line2", address.line2() == null ? "" : address.line2()),
                Ask.needed("city", "worklist.ask.city", address.city()),
                Ask.text("region", "worklist.ask.region", address.region()),
                Ask.text("postcode", "worklist.ask.postcode", address.postcode()),
                Ask.needed("country", "worklist.ask.country", address.country()),
                Ask.text("note", "worklist.ask.note", ""));
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var order = orders.get(HeldOrder.idOf(item));
        var note = HeldOrder.text(given.get("note"));
        var command = new CorrectAddress.Command(
                order.id(), corrected(order.shipTo(), given), note == null ? "The address was corrected" : note);
        return switch (correctAddress.handle(command)) {
            case CorrectAddress.Corrected(var _, var isOnHold) ->
                new Done(
                        Sentence.of(
                                isOnHold ? "worklist.fix.address-right-but-held" : "worklist.fix.address-right",
                                order.number()),
                        false,
                        null);
            case CorrectAddress.Doubtful(var _, var complaints) ->
                new Refused(Sentence.of(
                        "worklist.fix.address-doubtful",
                        complaints.stream()
                                .map(complaint -> complaint.field() + " " + complaint.message())
                                .collect(Collectors.joining("; "))));
            case CorrectAddress.NotAsked _ -> new Refused(Sentence.of("worklist.fix.not-asked.ADDRESS_DOUBTFUL"));
            case CorrectAddress.NotPossible _ -> new Refused(Sentence.of("worklist.fix.address-not-served"));
        };
    }

    /** What was not given stays as it is. */
    private static Address corrected(Address before, Map<String, String> given) {
        return new Address(
                before.name(),
                before.company(),
                given.getOrDefault("line1", before.line1()),
                given.getOrDefault("line2", before.line2()),
                given.getOrDefault("city", before.city()),
                given.getOrDefault("region", before.region()),
                given.getOrDefault("postcode", before.postcode()),
                given.getOrDefault("country", before.country()),
                before.email(),
                before.phone());
    }
}
