/** Webhooks and the feed of events: who is told what, how it went, and what to do when it did not. */
@NullMarked
package dev.baton.console.webhooks;

import org.jspecify.annotations.NullMarked;
