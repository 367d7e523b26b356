/** The outbox and its relay: what happened, told upwards, at least once and in order per subject. */
@NullMarked
package dev.baton.platform.events;

import org.jspecify.annotations.NullMarked;
