package dev.baton.orders;

/**
 * Where the units of a line are. Every unit ordered is in exactly one of the first seven places; delivered and returned tell
 * what became of the shipped ones.
 *
 * @param backordered wait for stock
 * @param reserved promised from stock of a site
 * @param released on the floor of a site, to be picked
 */
public record Quantities(
        long ordered,
        long cancelled,
        long backordered,
        long reserved,
        long released,
        long picked,
        long packed,
        long shipped,
        long delivered,
        long returned) {

    public Quantities {
        long places = cancelled + backordered + reserved + released + picked + packed + shipped;
        boolean negative = cancelled < 0
                || backordered < 0
                || reserved < 0
                || released < 0
                || picked < 0
                || packed < 0
                || shipped < 0
                || delivered < 0
                || returned < 0;
        if (ordered <= 0 || negative || places != ordered || delivered > shipped || returned > shipped) {
            throw new IllegalStateException(
                    "%d ordered are not %d cancelled, %d backordered, %d reserved, %d released, %d picked, %d packed, %d shipped (%d delivered, %d returned)"
                            .formatted(
                                    ordered,
                                    cancelled,
                                    backordered,
                                    reserved,
                                    released,
                                    picked,
                                    packed,
                                    shipped,
                                    delivered,
                                    returned));
        }
    }

    /** Of a new line: reserved as far as stock went, the rest backordered. */
    public static Quantities placed(long ordered, long reserved) {
        return new Quantities(ordered, 0, ordered - reserved, reserved, 0, 0, 0, 0, 0, 0);
    }

    /** What nobody on the floor has touched yet, and may still be changed or cancelled. */
    public long open() {
        return backordered + reserved;
    }

    /** What will be, or has been, shipped. */
    public long owed() {
        return ordered - cancelled;
    }

    public long onTheFloor() {
        return released + picked + packed;
    }

    Quantities fill(long units) {
        return new Quantities(
                ordered,
                cancelled,
                backordered - units,
                reserved + units,
                released,
                picked,
                packed,
                shipped,
                delivered,
                returned);
    }

    /** Reserved units wait again. */
    Quantities unfill(long units) {
        return fill(-units);
    }

    Quantities cancel(long fromBackordered, long fromReserved) {
        return new Quantities(
                ordered,
                cancelled + fromBackordered + fromReserved,
                backordered - fromBackordered,
                reserved - fromReserved,
                released,
                picked,
                packed,
                shipped,
                delivered,
                returned);
    }

    Quantities step(Step step, long units) {
        return switch (step) {
            case RELEASE -> with(reserved - units, released + units, picked, packed, shipped, delivered);
            case RECALL -> with(reserved + units, released - units, picked, packed, shipped, delivered);
            case PICK -> with(reserved, released - units, picked + units, packed, shipped, delivered);
            case UNPICK -> with(reserved, released + units, picked - units, packed, shipped, delivered);
            case PACK -> with(reserved, released, picked - units, packed + units, shipped, delivered);
            case UNPACK -> with(reserved, released, picked + units, packed - units, shipped, delivered);
            case SHIP -> with(reserved, released, picked, packed - units, shipped + units, delivered);
            case DELIVER -> with(reserved, released, picked, packed, shipped, delivered + units);
            case RETURN -> comeBack(units);
        };
    }

    private Quantities comeBack(long units) {
        return new Quantities(
                ordered,
                cancelled,
                backordered,
                reserved,
                released,
                picked,
                packed,
                shipped,
                delivered,
                returned + units);
    }

    /** Units that could not be found on the floor wait again. */
    Quantities shortPick(long units) {
        return new Quantities(
                ordered,
                cancelled,
                backordered + units,
                reserved,
                released - units,
                picked,
                packed,
                shipped,
                delivered,
                returned);
    }

    private Quantities with(long reserved, long released, long picked, long packed, long shipped, long delivered) {
        return new Quantities(
                ordered, cancelled, backordered, reserved, released, picked, packed, shipped, delivered, returned);
    }
}
