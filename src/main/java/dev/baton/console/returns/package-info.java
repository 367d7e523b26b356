/** What comes back, as people see it: from the customer's wish to the refund, at the desk and at the dock. */
@NullMarked
package dev.baton.console.returns;

import org.jspecify.annotations.NullMarked;
