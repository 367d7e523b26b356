/** The screen of the company's own profile. */
@NullMarked
package dev.baton.console.company;

import org.jspecify.annotations.NullMarked;
