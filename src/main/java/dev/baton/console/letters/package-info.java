/** The screens of what customers are told: messages, letters, brands, the mail server. */
@NullMarked
package dev.baton.console.letters;

import org.jspecify.annotations.NullMarked;
