package dev.baton.e2e;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The clock and the patience of the desk: for a while it works day and night, and nothing may stand for longer than a minute. */
final class DeskClock implements AutoCloseable {

    private static final String HOURS = "/working-hours";

    private final Api api = Shared.api();
    private final JsonNode hours = api.get(HOURS).ok();
    private final Map<String, JsonNode> patience = new HashMap<>();

    DeskClock() {
        for (var state : api.get("/dwell-times").ok().path("data")) {
            patience.put(state.path("state").asString(), ((ObjectNode) state).deepCopy().retain("minutes", "watched"));
        }
    }

    /** @param states in which a thing may stand for a minute */
    void roundTheClock(String... states) {
        api.put(HOURS, """
                { "timeZone": "UTC", "workingDays": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
                  "holidays": [], "opensAt": "00:00", "closesAt": "23:59" }
                """).ok();
        for (var state : states) {
            api.put("/dwell-times/" + state, "{ \"minutes\": 1, \"watched\": true }").ok();
        }
    }

    /** Both are what they were. */
    @Override
    public void close() {
        api.put(HOURS, hours.toString()).ok();
        patience.forEach((state, before) -> api.put("/dwell-times/" + state, before.toString()).ok());
    }
}
