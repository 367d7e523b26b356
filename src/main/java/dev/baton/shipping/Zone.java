package dev.baton.shipping;

/** How far a destination is from a site, up to and including {@code maxKilometres}; what is further falls into the last zone. */
public record Zone(int number, long maxKilometres) {

    public Zone {
        if (number < 1 || maxKilometres < 1) {
            throw new IllegalArgumentException("zone %d up to %d km".formatted(number, maxKilometres));
        }
    }
}
