/** People and their roles, the keys of programs, and the trail of who changed what. */
@NullMarked
package dev.baton.console.people;

import org.jspecify.annotations.NullMarked;
