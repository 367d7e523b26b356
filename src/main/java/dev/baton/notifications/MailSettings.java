package dev.baton.notifications;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server of the installation, {@code BATON_SMTP_HOST} and so on; a merchant may name one of its own.
 *
 * @param security {@code NONE}, {@code STARTTLS} (the usual, and then required) or {@code TLS} from the first byte
 * @param from the sender of brands that have no address of their own
 * @param timeout how long the server may take for one answer
 */
@ConfigurationProperties("baton.smtp")
record MailSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") Security security,
        @Nullable String username,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("20s") Duration timeout) {

    enum Security {
        NONE,
        STARTTLS,
        TLS
    }
}
