package dev.baton.fulfilment;

import dev.baton.network.HandlingClass;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Which goods may lie in which packaging: food only where food may lie, fragile goods only in padding, cold goods only in
 * insulation, which is lined for food.
 */
final class Protection {

    private Protection() {}

    static boolean of(HandlingClass packaging, HandlingClass goods) {
        return switch (packaging) {
            case STANDARD -> goods == HandlingClass.STANDARD;
            case FOOD_SAFE -> goods == HandlingClass.STANDARD || goods == HandlingClass.FOOD_SAFE;
            case FRAGILE -> goods == HandlingClass.STANDARD || goods == HandlingClass.FRAGILE;
            case COLD -> goods != HandlingClass.FRAGILE;
        };
    }

    /** The least packaging that is right for all of these goods; none when they must not share one. */
    static Optional<HandlingClass> needed(Collection<HandlingClass> goods) {
        return Arrays.stream(HandlingClass.values())
                .filter(packaging -> goods.stream().allMatch(each -> of(packaging, each)))
                .findFirst();
    }
}
