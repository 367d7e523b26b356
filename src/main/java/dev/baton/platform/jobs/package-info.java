/** What Baton does by itself, again and again, for all companies: when it did, when it will, and whether it works. */
@NullMarked
package dev.baton.platform.jobs;

import org.jspecify.annotations.NullMarked;
