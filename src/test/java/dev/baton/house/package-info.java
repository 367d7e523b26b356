/** What keeps the house: checks of its structure, its SQL, its schema and its manners. */
@NullMarked
package dev.baton.house;

import org.jspecify.annotations.NullMarked;
