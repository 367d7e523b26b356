/** Carriers that exist only here, as slow, forgetful and talkative as real ones. */
@NullMarked
package dev.baton.integrations.carriersimulator;

import org.jspecify.annotations.NullMarked;
