package dev.baton.platform.events;

import org.springframework.stereotype.Component;

/** Tapped after a commit that wrote events. */
@Component
class RelaySignal extends Tap {}
