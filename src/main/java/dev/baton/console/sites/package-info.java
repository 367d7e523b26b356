/** Sites: the list with its map, the page of one with its calendar, the form, and opening or closing one for orders. */
@NullMarked
package dev.baton.console.sites;

import org.jspecify.annotations.NullMarked;
