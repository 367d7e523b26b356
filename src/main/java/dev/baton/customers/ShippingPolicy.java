package dev.baton.customers;

/** Whether a customer takes what is there now and the rest later. */
public enum ShippingPolicy {
    COMPLETE,
    PARTIAL
}
