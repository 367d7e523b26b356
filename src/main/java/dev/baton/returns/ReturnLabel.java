package dev.baton.returns;

/** What a carrier sold for the way back. */
public record ReturnLabel(
        String carrier, String service, String carrierName, String serviceName, String trackingNumber) {}
