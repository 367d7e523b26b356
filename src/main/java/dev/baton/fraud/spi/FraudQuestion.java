package dev.baton.fraud.spi;

import dev.baton.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is told of an order.
 *
 * @param id the order's: the same id is the same question
 * @param country ISO 3166-1 alpha-2, to which it is shipped
 */
public record FraudQuestion(
        String id,
        String channel,
        Money total,
        @Nullable String mail,
        @Nullable String phone,
        String name,
        String country,
        String postcode) {}
