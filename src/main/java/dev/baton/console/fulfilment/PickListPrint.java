package dev.baton.console.fulfilment;

import dev.baton.console.Ui;
import dev.baton.fulfilment.FulfilmentOrderId;
import dev.baton.fulfilment.FulfilmentQueries;
import dev.baton.fulfilment.PickListDocument;
import dev.baton.network.SiteQueries;
import dev.baton.notes.Audience;
import dev.baton.notes.Note;
import dev.baton.notes.NoteQueries;
import dev.baton.platform.security.Access;
import dev.baton.platform.security.WithinScope;
import dev.baton.platform.web.Papers;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pick list on paper, in the language of whoever prints it. */
@Controller
@Access("fulfilment")
@WithinScope(FulfilmentOrderId.class)
class PickListPrint {

    private final FloorLookUp lookUp;
    private final FulfilmentQueries fulfilment;
    private final SiteQueries sites;
    private final NoteQueries notes;
    private final Clock clock;

    PickListPrint(FloorLookUp lookUp, FulfilmentQueries fulfilment, SiteQueries sites, NoteQueries notes, Clock clock) {
        this.lookUp = lookUp;
        this.fulfilment = fulfilment;
        this.sites = sites;
        this.notes = notes;
        this.clock = clock;
    }

    @GetMapping("/pick/{work}/list.pdf")
    ResponseEntity<byte[]> print(Ui ui, @PathVariable("work") String name) {
        var work = lookUp.get(name);
        var list = fulfilment.pickList(work.id(), ui.language());
        var said = notes.readBy(Audience.WAREHOUSE, List.of(work.order())).stream()
                .map(Note::text)
                .toList();
        var document = PickListDocument.of(list, sites.get(list.site()), ui.locale(), clock.instant())
                .withNotes(said);
        return Papers.pdf(document.pdf(), list.number() + ".pdf");
    }
}
