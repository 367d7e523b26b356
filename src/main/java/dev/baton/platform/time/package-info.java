/** The clock every decision is given, and business calendars. */
@NullMarked
package dev.baton.platform.time;

import org.jspecify.annotations.NullMarked;
