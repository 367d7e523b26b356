/** From the packing table to the door, as people see it: what is to be shipped, and every shipment. */
@NullMarked
package dev.baton.console.shipping;

import org.jspecify.annotations.NullMarked;
