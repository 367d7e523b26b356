/**
 * The GS1 words of the trade: item numbers, logistic unit numbers and what a scanner reads from a box.
 *
 * <p>All of it is pure: text in, values out, and a clear refusal for text that is not what it claims to be.
 */
@NullMarked
package dev.baton.platform.gs1;

import org.jspecify.annotations.NullMarked;
