package dev.baton.console.fulfilment;

import dev.baton.catalog.ItemQueries;
import dev.baton.catalog.Sku;
import dev.baton.console.Ui;
import dev.baton.console.orders.Look;
import dev.baton.fulfilment.FulfilmentStatus;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.network.SiteQueries;
import dev.baton.notes.Audience;
import dev.baton.notes.Note;
import dev.baton.notes.NoteQueries;
import dev.baton.orders.CustomFieldQueries;
import dev.baton.orders.FilledField;
import dev.baton.orders.OrderQueries;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of the work on one fulfilment order, as the picker sees it. */
@Component
class Walks {

    private final FloorLookUp lookUp;
    private final ItemQueries items;
    private final OrderQueries orders;
    private final SiteQueries sites;
    private final NoteQueries notes;
    private final CustomFieldQueries fields;
    private final Clock clock;

    Walks(
            FloorLookUp lookUp,
            ItemQueries items,
            OrderQueries orders,
            SiteQueries sites,
            NoteQueries notes,
            CustomFieldQueries fields,
            Clock clock) {
        this.lookUp = lookUp;
        this.items = items;
        this.orders = orders;
        this.sites = sites;
        this.notes = notes;
        this.fields = fields;
        this.clock = clock;
    }

    Walk of(Ui ui, String name, @Nullable Sku at, List<Sku> later) {
        var order = lookUp.get(name);
        var known = items.find(
                order.lines().stream().map(FulfilmentView.Line::sku).distinct().toList());
        return Walk.of(order, known, ui.language(), at, later);
    }

    /** @param heard what the last scan was answered with; null when nothing was scanned */
    ModelAndView page(Ui ui, Walk walk, @Nullable Heard heard) {
        var order = walk.order();
        var model = new HashMap<String, @Nullable Object>();
        model.put("walk", walk);
        model.put("heard", Optional.ofNullable(heard));
        model.put("calendar", sites.get(order.site()).calendar());
        model.put("now", clock.instant());
        model.put("holds", order.onHold() ? Look.reasons(ui, FloorList.holdsOn(orders.get(order.order()), order)) : "");
        boolean over = walk.left() == 0
                || order.status() == FulfilmentStatus.CANCELLED
                || order.status() == FulfilmentStatus.SHIPPED;
        model.put("next", over ? next(order) : Optional.empty());
        model.put("notes", notes(order));
        model.put("fields", fields(order));
        model.put("scanId", UUID.randomUUID().toString());
        return new ModelAndView("console/fulfilment/pick", model);
    }

    /** What the floor must know about the order, pinned first. */
    List<Note> notes(FulfilmentView order) {
        return notes.readBy(Audience.WAREHOUSE, List.of(order.order()));
    }

    /** What it is to know of the order from the company's own fields. */
    List<FilledField> fields(FulfilmentView order) {
        return fields.onFloor(order.order());
    }

    /** What to pick after this one at its site. */
    private Optional<String> next(FulfilmentView order) {
        return lookUp.next(order.site(), FloorView.TO_PICK, order.number());
    }
}
