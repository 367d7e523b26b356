package dev.baton.platform.proof;

import java.util.List;

/**
 * A statement about the data of one tenant that is always true, and the check that it is.
 *
 * <p>{@code ./baton verify} runs every proof for every tenant, in one repeatable-read transaction each.
 */
public interface Proof {

    /** A sentence, such as "reserved stock is the sum of its reservations". */
    String claim();

    /** @return the first few rows that contradict the claim, in words; empty when it holds */
    List<String> contradictions(int most);
}
