package dev.baton.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Under which name a merchant writes to its customers.
 *
 * @param logoText what stands at the top of a letter and of the tracking page
 * @param senderAddress the mail address that letters come from; empty while nobody has said
 * @param replyTo where answers go; null for the sender's address
 * @param helpEmail whom a customer may write to; null for {@link #replyTo}
 * @param accent its colour, as {@code #rrggbb}
 * @param language of customers of whom none is known, ISO 639-1
 * @param channels orders from which carry this brand
 * @param isDefault whether it stands for every channel that no brand names
 * @param version counts its changes, from 1
 */
public record Brand(
        BrandCode code,
        String name,
        String logoText,
        String senderName,
        String senderAddress,
        @Nullable String replyTo,
        @Nullable String helpEmail,
        @Nullable String helpPhone,
        @Nullable String website,
        String accent,
        String language,
        List<String> channels,
        boolean isDefault,
        int version) {

    public static final String ACCENT = "#1f4e79";

    public Brand {
        channels = List.copyOf(channels);
    }

    /** Where a customer who needs help writes to; null when there is no address at all. */
    public @Nullable String helpAddress() {
        if (helpEmail != null) {
            return helpEmail;
        }
        if (replyTo != null) {
            return replyTo;
        }
        return senderAddress.isEmpty() ? null : senderAddress;
    }

    Brand version(int next) {
        return new Brand(
                code,
                name,
                logoText,
                senderName,
                senderAddress,
                replyTo,
                helpEmail,
                helpPhone,
                website,
                accent,
                language,
                channels,
                isDefault,
                next);
    }
}
