package dev.baton.sample;

import dev.baton.screening.LoadPartyList;
import dev.baton.screening.PartyFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** A list of parties the company does not deal with; none of its customers is on it. */
@Component
class SampleScreening {

    private static final String LIST = """
            name,aliases,country,kind,reference
            Vexley Trading FZE,Vexley General Trading; VGT Overseas,AE,company,VX-001
            Orlov Maritime Holding JSC,Orlov Shipping,,company,VX-002
            Anton Brisk,Toni Brisk; A. Brisk,,person,VX-003
            Quillon Dynamics Ltd,Quillon Aero,,company,VX-004
            """;

    private final LoadPartyList load;

    SampleScreening(LoadPartyList load) {
        this.load = load;
    }

    void load() {
        load.handle("Own list", PartyFile.read(new ByteArrayInputStream(LIST.getBytes(StandardCharsets.UTF_8))));
    }
}
