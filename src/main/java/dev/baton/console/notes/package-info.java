/** What people say to each other about an order, and the page on which they find where they are named. */
@NullMarked
package dev.baton.console.notes;

import org.jspecify.annotations.NullMarked;
