/**
 * Paper: business letters, labels and bar codes, drawn from plain values.
 *
 * <p>Nothing here knows an order or an invoice. A capability describes its document as a record and says with these
 * parts how it looks; every drawing is a pure function from values to bytes.
 */
@NullMarked
package dev.baton.platform.documents;

import org.jspecify.annotations.NullMarked;
