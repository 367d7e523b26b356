/** Notes over HTTP. */
@NullMarked
package dev.baton.notes.web;

import org.jspecify.annotations.NullMarked;
