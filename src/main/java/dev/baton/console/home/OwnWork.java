package dev.baton.console.home;

import dev.baton.worklist.WorkItem;
import java.util.List;

/**
 * What the reader has to deal with.
 *
 * @param first those due first
 * @param mine all of theirs; one more than the list counts stands for any number beyond
 * @param nobodys what nobody has claimed yet, counted in the same way
 */
public record OwnWork(List<WorkItem> first, long mine, long nobodys) {}
