package dev.baton.channels;

import dev.baton.platform.events.Tap;
import org.springframework.stereotype.Component;

/** Tapped when an import has been received. */
@Component
class ImportSignal extends Tap {}
