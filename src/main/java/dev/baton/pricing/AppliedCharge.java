package dev.baton.pricing;

import dev.baton.platform.money.Money;

/** A charge by hand, as the lines carry it together. */
public record AppliedCharge(ManualCharge.Kind kind, String reason, Money amount) {}
