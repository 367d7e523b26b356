package dev.baton.customers;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a list.
 *
 * @param city where it is usually shipped to; null when no address is kept
 */
public record CustomerSummary(
        CustomerNumber number,
        Customer.Type type,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String country,
        @Nullable String priceList,
        String currency,
        PaymentTerms paymentTerms,
        Set<String> tags,
        boolean enabled) {}
