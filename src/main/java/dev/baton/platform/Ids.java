package dev.baton.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/** Time-ordered identifiers (UUID version 7, RFC 9562), made by the application so that a batch knows them before it writes. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private static final long VERSION_7 = 0x7000;
    private static final long RANDOM_BITS = 0xFFF;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    /** The first id that can be made at {@code instant} or later: what was made since is not below it. */
    public static UUID firstAt(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | VERSION_7, VARIANT);
    }

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** A new id that stands in order with those made at {@code instant}, for what happened before Baton heard of it. */
    public static UUID at(Instant instant) {
        var next = next();
        return new UUID(
                firstAt(instant).getMostSignificantBits() | (next.getMostSignificantBits() & RANDOM_BITS),
                next.getLeastSignificantBits());
    }
}
