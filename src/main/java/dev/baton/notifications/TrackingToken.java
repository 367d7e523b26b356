package dev.baton.notifications;

import dev.baton.orders.OrderId;
import dev.baton.platform.security.InstallationSecret;
import dev.baton.platform.security.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What opens one order's page: 144 bits in 24 letters.
 *
 * <p>Derived from the installation's secret, so that a letter sent today and one sent next week carry the same link although the
 * link is kept nowhere; only its SHA-256 digest is, to find the order by.
 */
record TrackingToken(String value) {

    private static final int BYTES = 18;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{24}");

    /** @param generation goes up whenever the link is renewed, which makes it another one */
    static TrackingToken of(InstallationSecret secret, TenantId tenant, OrderId order, int generation) {
        var signed = secret.sign("tracking-link", tenant.value() + "/" + order.value() + "/" + generation);
        return new TrackingToken(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(signed, BYTES)));
    }

    static Optional<TrackingToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new TrackingToken(text)) : Optional.empty();
    }

    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It opens a page, so it is never printed by accident. */
    @Override
    public String toString() {
        return value.substring(0, 4) + "…";
    }
}
