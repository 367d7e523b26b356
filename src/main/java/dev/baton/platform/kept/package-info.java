/** Master data kept in memory, and how it is known to be what the database says. */
@NullMarked
package dev.baton.platform.kept;

import org.jspecify.annotations.NullMarked;
