package dev.baton.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our signatures before the library of those who wrote the specification. */
class WebhookSecretTest {

    private static final String BODY = "{\"type\":\"order.placed\",\"words\":\"Ünïcode ✓\"}";

    private final Instant now = Clock.systemUTC().instant();
    private final WebhookSecret secret = WebhookSecret.random();

    @Test
    void the_reference_library_accepts_what_we_sign() throws Exception {
        new Webhook(secret.text()).verify(BODY, headers("e-1", now, signed(secret, "e-1", now)));
    }

    @Test
    void while_two_secrets_are_good_either_verifies() throws Exception {
        var next = WebhookSecret.random();
        var both = signed(next, "e-1", now) + " " + signed(secret, "e-1", now);

        new Webhook(secret.text()).verify(BODY, headers("e-1", now, both));
        new Webhook(next.text()).verify(BODY, headers("e-1", now, both));
    }

    @Test
    void whatever_is_changed_breaks_the_signature() {
        var signature = signed(secret, "e-1", now);

        refused(BODY + " ", headers("e-1", now, signature), secret);
        refused(BODY, headers("e-2", now, signature), secret);
        refused(BODY, headers("e-1", now.plusSeconds(1), signature), secret);
        refused(BODY, headers("e-1", now, signature), WebhookSecret.random());
        var old = now.minusSeconds(3600);
        refused(BODY, headers("e-1", old, signed(secret, "e-1", old)), secret);
    }

    @Test
    void the_example_of_the_specification_comes_out_as_it_stands_there() {
        var example = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(example.signature(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_secret_is_not_printed() {
        assertThat(secret.toString()).doesNotContain(secret.text().substring(8));
    }

    private static String signed(WebhookSecret secret, String id, Instant at) {
        return secret.signature(id, at, BODY.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpHeaders headers(String id, Instant at, String signature) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(String.valueOf(at.getEpochSecond())),
                        "webhook-signature", List.of(signature)),
                (_, _) -> true);
    }

    private static void refused(String body, HttpHeaders headers, WebhookSecret secret) {
        assertThatThrownBy(() -> new Webhook(secret.text()).verify(body, headers))
                .isInstanceOf(WebhookVerificationException.class);
    }
}
