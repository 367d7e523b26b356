/** How a merchant presents itself: name, address, colour and logo; and the time, money and language of its books. */
@NullMarked
package dev.baton.platform.company;

import org.jspecify.annotations.NullMarked;
