/** What happens to orders, as people see it: the list, one order, its entry, and the first page. */
@NullMarked
package dev.baton.console.orders;

import org.jspecify.annotations.NullMarked;
