package dev.baton.worklist.spi;

import java.util.List;

/** The kinds of exception that a capability raises. A bean of each that raises any. */
public interface WorkKinds {

    List<WorkKind> kinds();
}
