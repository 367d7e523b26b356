package dev.baton.screening;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be read about denied parties. */
@Component
@Transactional(readOnly = true)
public class ScreeningQueries {

    private final Parties parties;

    ScreeningQueries(Parties parties) {
        this.parties = parties;
    }

    /** By name, at most fifty. */
    public List<PartyList> lists() {
        return parties.lists();
    }

    /** From which likeness on, 50 to 100, an order is held. */
    public int threshold() {
        return parties.threshold();
    }

    /** The parties that a name looks like, the most alike first. */
    public List<Match> matches(String name) {
        return parties.matches(List.of(name)).getOrDefault(name, List.of());
    }

    Map<String, List<Match>> matches(List<String> names) {
        return parties.matches(names);
    }
}
