/** A provider of fraud scores that knows nobody, and behaves as badly as a real one when the mail of an order says so. */
@NullMarked
package dev.baton.integrations.fraudsimulator;

import org.jspecify.annotations.NullMarked;
