package dev.baton.console.fulfilment;

import dev.baton.fulfilment.FulfilmentFilter;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.FulfilmentRow;
import dev.baton.fulfilment.FulfilmentView;
import dev.baton.network.SiteCode;
import dev.baton.platform.data.PageRequest;
import dev.baton.platform.security.Within;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The fulfilment orders that an address or a form names: by number, as people do, or by id, as programs do. */
@Component
class FloorLookUp {

    private final FulfilmentQueries fulfilment;
    private final Within within;

    FloorLookUp(FulfilmentQueries fulfilment, Within within) {
        this.fulfilment = fulfilment;
        this.within = within;
    }

    FulfilmentView get(String name) {
        return fulfilment.get(id(name));
    }

    FulfilmentOrderId id(String name) {
        var id = fulfilment.called(name);
        within.require(FulfilmentOrderId.class, id);
        return id;
    }

    /** At most as many as a page of a list holds. */
    List<FulfilmentView> all(List<String> names) {
        var asked = names.stream()
                .filter(name -> !name.isBlank())
                .distinct()
                .limit(PageRequest.MOST)
                .toList();
        return within.keep(FulfilmentOrderId.class, asked).stream()
                .map(this::get)
                .toList();
    }

    /** What could be released at a site and must leave by a day, soonest first. */
    List<FulfilmentView> due(SiteCode site, LocalDate shipBy) {
        var filter = new FulfilmentFilter(site, FloorView.TO_RELEASE.statuses(), null, shipBy, null);
        return fulfilment.list(filter, PageRequest.first(PageRequest.MOST)).data().stream()
                .map(row -> fulfilment.get(row.id()))
                .toList();
    }

    /** The number of what is next at a site after this one, soonest to leave first. */
    Optional<String> next(SiteCode site, FloorView view, String after) {
        var filter = new FulfilmentFilter(site, view.statuses(), null, null, null);
        return fulfilment.list(filter, PageRequest.first(2)).data().stream()
                .map(FulfilmentRow::number)
                .filter(number -> !number.equals(after))
                .findFirst();
    }
}
