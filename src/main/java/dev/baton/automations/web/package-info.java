/** Automations over HTTP. */
@NullMarked
package dev.baton.automations.web;

import org.jspecify.annotations.NullMarked;
