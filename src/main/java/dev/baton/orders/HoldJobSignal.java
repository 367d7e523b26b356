package dev.baton.orders;

import dev.baton.platform.events.Tap;
import org.springframework.stereotype.Component;

/** Tapped when many orders are to be held or released. */
@Component
class HoldJobSignal extends Tap {}
