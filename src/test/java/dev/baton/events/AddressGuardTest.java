package dev.baton.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.events.AddressGuard.Forbidden;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every trick by which somebody who may define a webhook could reach through Baton into its own network. */
class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(allowing());

    static WebhookSettings allowing(String... hosts) {
        return new WebhookSettings(
                Set.of(hosts),
                Set.of(443, 8443, 80, 8080),
                Duration.ofSeconds(1),
                8,
                List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30)),
                10,
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Duration.ofDays(5),
                Duration.ofHours(24));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/hooks",
                "https://example.com:8443/hooks?tenant=1",
                "https://93.184.216.34/",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/hooks"
            })
    void an_address_outside_is_as_it_should_be(String url) {
        assertThat(guard.complaint(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/hooks",
                "ftp://example.com/hooks",
                "file:///etc/passwd",
                "gopher://example.com:70/",
                "example.com/hooks",
                "https:///hooks",
                "https://",
                "not an address",
                "https://user@example.com/",
                "https://user:secret@example.com/",
                "https://example.com@10.0.0.1/",
                "https://example.com/#fragment",
                "https://example.com:22/",
                "https://example.com:5432/",
                "https://example.com:25/",
                "https://127.0.0.1/",
                "https://10.1.2.3/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/"
            })
    void a_bad_text_is_refused_when_it_is_defined(String url) {
        assertThat(guard.complaint(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void an_address_inside_is_closed(String address) {
        assertThat(AddressGuard.isClosed(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "93.184.216.34",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.0.1",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "2001:4860:4860::8888",
                "2606:4700::1111",
                "2a00:1450:4001::1"
            })
    void an_address_outside_is_open(String address) {
        assertThat(AddressGuard.isClosed(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    void what_counts_is_what_the_name_leads_to() {
        var inside = new AddressGuard(allowing(), _ -> addresses("10.0.0.7"));
        var half = new AddressGuard(allowing(), _ -> addresses("93.184.216.34", "127.0.0.1"));

        assertThat(inside.complaint("https://innocent.example/hooks")).isEmpty();
        assertThatThrownBy(() -> inside.resolve("innocent.example", 443)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> half.resolve("innocent.example", 443)).isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "127.1",
                "localhost",
                "localhost.",
                "ip6-localhost",
                "[::1]",
                "017700000001",
                "0x7f.1"
            })
    void another_spelling_of_ourselves_is_ourselves(String host) {
        assertThatThrownBy(() -> guard.resolve(host, 443)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void a_port_is_judged_when_the_connection_is_made_as_well() {
        var outside = new AddressGuard(allowing(), _ -> addresses("93.184.216.34"));

        assertThatThrownBy(() -> outside.resolve("example.com", 5432)).isInstanceOf(Forbidden.class);
    }

    @Test
    void what_is_allowed_by_name_and_port_may_be_inside_and_without_tls() throws Exception {
        var trusting = new AddressGuard(allowing("localhost:9000"), _ -> addresses("127.0.0.1"));

        assertThat(trusting.complaint("http://localhost:9000/hooks")).isEmpty();
        assertThat(trusting.resolve("localhost", 9000)).hasSize(1);
        assertThat(trusting.complaint("http://localhost:9001/hooks")).isPresent();
        assertThatThrownBy(() -> trusting.resolve("localhost", 443)).isInstanceOf(Forbidden.class);
    }

    @Test
    void a_name_that_changes_its_mind_gains_nothing() {
        var answers = new ArrayDeque<>(List.of("93.184.216.34", "127.0.0.1"));
        var fickle = new AddressGuard(allowing(), _ -> addresses(answers.remove()));

        assertThat(resolved(fickle)).isEqualTo("93.184.216.34");
        assertThatThrownBy(() -> fickle.resolve("fickle.example", 443)).isInstanceOf(Forbidden.class);
    }

    private static String resolved(AddressGuard guard) {
        try {
            return guard.resolve("fickle.example", 443)[0].getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress[] addresses(String... literals) {
        var addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.ofLiteral(literals[i]);
        }
        return addresses;
    }
}
