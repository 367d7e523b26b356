package dev.baton.notes;

import dev.baton.fulfilment.FloorDwellStates;
import dev.baton.orders.OrderId;
import dev.baton.platform.NotFound;
import dev.baton.shipping.ShipmentDwellStates;
import dev.baton.worklist.AboutOrder;
import dev.baton.worklist.Sentence;
import dev.baton.worklist.WorkItem;
import dev.baton.worklist.spi.Ask;
import dev.baton.worklist.spi.Fix;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whoever picks and packs an order that it stands, where they see it: nobody at a desk can lift a box. */
@Component
@Order(6)
class TellFloorFix implements Fix {

    private static final String TEXT = "text";
    private static final String NOTE = "note";

    private final WriteNote writeNote;
    private final WithdrawNote withdrawNote;

    TellFloorFix(WriteNote writeNote, WithdrawNote withdrawNote) {
        this.writeNote = writeNote;
        this.withdrawNote = withdrawNote;
    }

    @Override
    public String code() {
        return "TELL_FLOOR";
    }

    @Override
    public Set<String> kinds() {
        return Set.of(
                FloorDwellStates.NOT_BEGUN,
                FloorDwellStates.PICKING_STOPPED,
                FloorDwellStates.NOT_PACKED,
                ShipmentDwellStates.NOT_SHIPPED,
                ShipmentDwellStates.NOT_COLLECTED);
    }

    @Override
    public String permission() {
        return "orders:write";
    }

    @Override
    public Preview preview(WorkItem item) {
        return new Possible(
                List.of(Sentence.of("worklist.fix.will-tell-floor", order(item).number())),
                List.of(Ask.needed(TEXT, "worklist.ask.floor-note", "")),
                true);
    }

    @Override
    public Result apply(WorkItem item, Map<String, String> given) {
        var text = Ask.textOf(TEXT, given);
        var order = order(item);
        var written = writeNote.handle(new WriteNote.Command(new OrderId(order.id()), text, Audience.WAREHOUSE, true));
        return new Done(
                Sentence.of("worklist.fix.floor-told", order.number()),
                false,
                Map.of(NOTE, written.note().id().toString()));
    }

    @Override
    public Result undo(WorkItem item, Map<String, String> back) {
        var note = UUID.fromString(Objects.requireNonNull(back.get(NOTE)));
        try {
            return switch (withdrawNote.handle(new OrderId(order(item).id()), note)) {
                case WithdrawNote.NoteWithdrawn _ ->
                    new Done(
                            Sentence.of(
                                    "worklist.fix.note-withdrawn", order(item).number()),
                            false,
                            null);
                case WithdrawNote.NotYours _ -> new Refused(Sentence.of("worklist.fix.note-not-yours"));
            };
        } catch (NotFound _) {
            return new Refused(Sentence.of("worklist.fix.note-gone"));
        }
    }

    private static AboutOrder order(WorkItem item) {
        return Objects.requireNonNull(item.order());
    }
}
