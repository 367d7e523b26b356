package dev.baton.console;

import dev.baton.platform.security.Access;
import dev.baton.platform.security.Within;
import dev.baton.platform.security.WithinScope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the frame asks for after a page is shown: counts for the rail, hits for the palette. */
@RestController
@Access(Access.ANYBODY)
@WithinScope
class FrameData {

    private static final int HITS = 6;

    private final ObjectProvider<Finder> finders;
    private final ObjectProvider<WaitingWork> waiting;

    FrameData(ObjectProvider<Finder> finders, ObjectProvider<WaitingWork> waiting) {
        this.finders = finders;
        this.waiting = waiting;
    }

    @GetMapping("/console/counts")
    ResponseEntity<Map<String, String>> counts(Ui ui) {
        var counts = new TreeMap<String, String>();
        waiting.orderedStream()
                .filter(Within::isOpen)
                .flatMap(work -> work.counts().entrySet().stream())
                .filter(count -> count.getValue() > 0)
                .forEach(count -> counts.put(count.getKey().key(), ui.quantity(count.getValue())));
        return fresh(counts);
    }

    @GetMapping("/console/find")
    ResponseEntity<List<Finder.Hit>> find(@RequestParam String q, Ui ui) {
        var words = q.strip();
        var hits = words.isEmpty()
                ? Stream.<Finder.Hit>empty()
                : finders.orderedStream().filter(Within::isOpen).flatMap(finder -> finder.find(words, HITS).stream());
        return fresh(hits.map(hit -> new Finder.Hit(ui.t(hit.kind()), hit.icon(), hit.title(), hit.fact(), hit.href()))
                .toList());
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
