/** Items and kits: the list, the page of one with its stock, and the form. */
@NullMarked
package dev.baton.console.items;

import org.jspecify.annotations.NullMarked;
