/** Denied parties over HTTP. */
@NullMarked
package dev.baton.screening.web;

import org.jspecify.annotations.NullMarked;
