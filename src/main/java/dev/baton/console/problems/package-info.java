/** The problem types of the API, explained where their addresses point. */
@NullMarked
package dev.baton.console.problems;

import org.jspecify.annotations.NullMarked;
