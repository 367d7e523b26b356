package dev.baton.platform.security;

import dev.baton.platform.Invalid;
import java.util.Collection;
import java.util.Set;

/**
 * What part of a company a caller sees and works on; an empty set of channels, sites or tags is any. All three must fit.
 *
 * @param channels of orders
 * @param sites that serve some of an order, or hold the stock
 * @param customerTags of which the customer has at least one
 * @param hiddenFields that are shown to them nowhere
 */
public record DataScope(
        Set<String> channels, Set<String> sites, Set<String> customerTags, Set<FieldGroup> hiddenFields) {

    public static final DataScope ALL = new DataScope(Set.of(), Set.of(), Set.of());

    public static final int MOST = 100;
    public static final int LONGEST = 60;

    public DataScope {
        channels = Set.copyOf(channels);
        sites = Set.copyOf(sites);
        customerTags = Set.copyOf(customerTags);
        hiddenFields = Set.copyOf(hiddenFields);
    }

    /** With every field. */
    public DataScope(Set<String> channels, Set<String> sites, Set<String> customerTags) {
        this(channels, sites, customerTags, Set.of());
    }

    public boolean seesAll() {
        return channels.isEmpty() && sites.isEmpty() && customerTags.isEmpty() && hiddenFields.isEmpty();
    }

    public boolean hasChannel(String channel) {
        return channels.isEmpty() || channels.contains(channel);
    }

    public boolean hasSite(String site) {
        return sites.isEmpty() || sites.contains(site);
    }

    public boolean hasCustomer(Collection<String> tags) {
        return customerTags.isEmpty() || tags.stream().anyMatch(customerTags::contains);
    }

    public boolean hides(FieldGroup group) {
        return hiddenFields.contains(group);
    }

    /** @throws Invalid naming {@code field} when the current caller does not work at the site */
    public static void requireSite(String field, String site) {
        new Invalid.Collector()
                .require(Caller.current().within().hasSite(site), field, "is not a site of your role")
                .throwIfAny();
    }

    void check(Invalid.Collector wrong) {
        check(wrong, "channels", channels);
        check(wrong, "sites", sites);
        check(wrong, "customerTags", customerTags);
    }

    private static void check(Invalid.Collector wrong, String field, Set<String> values) {
        wrong.require(values.size() <= MOST, field, "must be at most " + MOST)
                .require(
                        values.stream().noneMatch(value -> value.isBlank() || value.length() > LONGEST),
                        field,
                        "must each be 1 to %d characters".formatted(LONGEST));
    }
}
