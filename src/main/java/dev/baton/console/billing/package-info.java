/** Money, as people see it: what was asked for, what was paid, and what is still owed. */
@NullMarked
package dev.baton.console.billing;

import org.jspecify.annotations.NullMarked;
