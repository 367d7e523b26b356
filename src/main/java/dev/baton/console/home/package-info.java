/** The first page: what waits for somebody, by desk, and how the flow stands. */
@NullMarked
package dev.baton.console.home;

import org.jspecify.annotations.NullMarked;
