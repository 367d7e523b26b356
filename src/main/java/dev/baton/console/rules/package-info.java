/** The rules: what is in force, the draft, its rehearsal, and the versions there were. */
@NullMarked
package dev.baton.console.rules;

import org.jspecify.annotations.NullMarked;
