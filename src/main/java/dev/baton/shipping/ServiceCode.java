package dev.baton.shipping;

/** A service of a carrier, such as {@code GROUND} of {@code NORTHLINE}: capital letters, digits, dashes and underscores. */
public record ServiceCode(String carrier, String service) implements Comparable<ServiceCode> {

    private static final String FORM = "[A-Z0-9][A-Z0-9_-]{0,29}";

    public ServiceCode {
        check("carrier", carrier);
        check("service", service);
    }

    /** Of {@code CARRIER/SERVICE}. */
    public static ServiceCode of(String name) {
        var parts = name.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "a service is written as CARRIER/SERVICE; it was \"%s\"".formatted(name));
        }
        return new ServiceCode(parts[0], parts[1]);
    }

    static void check(String what, String code) {
        if (!code.matches(FORM)) {
            throw new IllegalArgumentException(
                    "a %s code is 1 to 30 capital letters, digits, dashes and underscores; it was \"%s\""
                            .formatted(what, code));
        }
    }

    @Override
    public int compareTo(ServiceCode other) {
        int byCarrier = carrier.compareTo(other.carrier);
        return byCarrier != 0 ? byCarrier : service.compareTo(other.service);
    }

    @Override
    public String toString() {
        return carrier + "/" + service;
    }
}
