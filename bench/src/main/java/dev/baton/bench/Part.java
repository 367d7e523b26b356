package dev.baton.bench;

import java.util.List;

/** One thing that is measured. */
interface Part {

    List<String> NAMES = List.of("floor", "place", "hot", "kits", "crossing", "availability");

    static Part named(String name) {
        return switch (name) {
            case "floor" -> new Floor();
            case "place" -> new Place();
            case "hot" -> new Hot();
            case "kits" -> new Kits();
            case "crossing" -> new Crossing();
            case "availability" -> new Availability();
            default -> throw new IllegalArgumentException(name);
        };
    }

    Figures measure(Ground ground) throws Exception;
}
