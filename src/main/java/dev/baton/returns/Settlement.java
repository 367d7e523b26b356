package dev.baton.returns;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the customer was given for it.
 *
 * @param creditMemo its number; null when there was nothing to credit
 * @param refund the number of the refund; null when no money went back
 * @param refunded what went back as money or store credit
 * @param applied what paid for the replacement instead
 * @param note when somebody gave another amount than the rules say: why
 */
public record Settlement(
        Refund calculation,
        @Nullable String creditMemo,
        @Nullable String refund,
        Money refunded,
        Money applied,
        @Nullable String note) {}
