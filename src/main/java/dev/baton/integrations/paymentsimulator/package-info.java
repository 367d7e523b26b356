/** A payment provider that exists only here, as forgetful and talkative as real ones. Its cards are in {@code Mood}. */
@NullMarked
package dev.baton.integrations.paymentsimulator;

import org.jspecify.annotations.NullMarked;
