package dev.baton.bench;

import java.util.List;

/** One thing that is measured. */
interface Part {

    List<String> NAMES =
            List.of("floor", "place", "hot", "kits", "crossing", "availability", "bulk", "relay", "pick", "rules", "worklist",
                    "grid", "growth");

    static Part named(String name) {
        return switch (name) {
            case "floor" -> new Floor();
            case "place" -> new Place();
            case "hot" -> new Hot();
            case "kits" -> new Kits();
            case "crossing" -> new Crossing();
            case "availability" -> new Availability();
            case "bulk" -> new Bulk();
            case "relay" -> new Relay();
            case "pick" -> new Pick();
            case "rules" -> new Rules();
            case "worklist" -> new Worklist();
            case "grid" -> new Grid();
            case "growth" -> new Growth();
            default -> throw new IllegalArgumentException(name);
        };
    }

    Figures measure(Ground ground) throws Exception;
}
