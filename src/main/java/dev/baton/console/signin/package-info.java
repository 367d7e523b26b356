/** The one screen that is open to strangers. */
@NullMarked
package dev.baton.console.signin;

import org.jspecify.annotations.NullMarked;
