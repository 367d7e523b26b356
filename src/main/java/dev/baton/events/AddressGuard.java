package dev.baton.events;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps webhooks out of the house: whoever may define an endpoint must not reach through Baton what only Baton's machine reaches.
 *
 * <p>The text of an address is judged when it is defined; the addresses behind its name are judged each time a connection is made,
 * and the connection goes to what was judged. A name that answers otherwise the second time gains nothing.
 */
@Component
class AddressGuard {

    /** What names stand for; a test puts names of its own. */
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** The name leads to where webhooks must not go. */
    static final class Forbidden extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Forbidden(String message) {
            super(message);
        }
    }

    /** A block of addresses, by its first bytes. */
    private static final class Block {

        private final byte[] address;
        private final int bits;

        private Block(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        static Block of(int bits, int... bytes) {
            var address = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                address[i] = (byte) bytes[i];
            }
            return new Block(address, bits);
        }

        boolean holds(byte[] other) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The special-purpose registry of IANA (RFC 6890 and its followers), multicast and what is reserved. */
    private static final List<Block> CLOSED_4 = List.of(
            Block.of(8, 0, 0, 0, 0),
            Block.of(8, 10, 0, 0, 0),
            Block.of(10, 100, 64, 0, 0),
            Block.of(8, 127, 0, 0, 0),
            Block.of(16, 169, 254, 0, 0),
            Block.of(12, 172, 16, 0, 0),
            Block.of(24, 192, 0, 0, 0),
            Block.of(24, 192, 0, 2, 0),
            Block.of(24, 192, 88, 99, 0),
            Block.of(16, 192, 168, 0, 0),
            Block.of(15, 198, 18, 0, 0),
            Block.of(24, 198, 51, 100, 0),
            Block.of(24, 203, 0, 113, 0),
            Block.of(3, 224, 0, 0, 0));

    /** Only global unicast is open at all, and of that neither tunnels, which hide an IPv4 address, nor documentation. */
    private static final Block OPEN_6 = Block.of(3, 0x20);

    private static final List<Block> CLOSED_6 = List.of(
            Block.of(23, 0x20, 0x01, 0x00),
            Block.of(32, 0x20, 0x01, 0x0d, 0xb8),
            Block.of(16, 0x20, 0x02),
            Block.of(20, 0x3f, 0xff, 0x00));

    private static final int LONGEST = 2000;

    private final WebhookSettings settings;
    private final Names names;

    @org.springframework.beans.factory.annotation.Autowired
    AddressGuard(WebhookSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    AddressGuard(WebhookSettings settings, Names names) {
        this.settings = settings;
        this.names = names;
    }

    /** What is wrong with the text of an address; empty when nothing is. */
    Optional<String> complaint(String url) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            return Optional.of("is no address such as https://example.com/hooks");
        }
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (url.length() > LONGEST
                || uri.getHost() == null
                || !List.of("http", "https").contains(scheme)) {
            return Optional.of("is no address such as https://example.com/hooks");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("must not hold a user or a password");
        }
        if (uri.getRawFragment() != null) {
            return Optional.of("must not hold a fragment");
        }
        if (isTrusted(uri.getHost(), portOf(uri))) {
            return Optional.empty();
        }
        if (!scheme.equals("https")) {
            return Optional.of("must begin with https");
        }
        if (!settings.ports().contains(portOf(uri))) {
            return Optional.of("must not use port %d".formatted(portOf(uri)));
        }
        return literal(uri.getHost()).filter(AddressGuard::isClosed).map(_ -> "must not lead into a private network");
    }

    /** The addresses a connection may go to. Every one of them must be open: a name that is half inside is not trusted at all. */
    InetAddress[] resolve(String host, int port) throws UnknownHostException {
        var found = names.resolve(bare(host));
        if (isTrusted(host, port)) {
            return found;
        }
        if (!settings.ports().contains(port)) {
            throw new Forbidden("port %d is not allowed".formatted(port));
        }
        for (var address : found) {
            if (isClosed(address)) {
                throw new Forbidden("%s leads into a private network".formatted(host));
            }
        }
        return found;
    }

    boolean isTrusted(String host, int port) {
        return settings.allow().contains(bare(host).toLowerCase(Locale.ROOT) + ":" + port);
    }

    static boolean isClosed(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isClosed4(four.getAddress());
            case Inet6Address six -> {
                var bytes = six.getAddress();
                yield isMapped(bytes)
                        ? isClosed4(Arrays.copyOfRange(bytes, 12, 16))
                        : !OPEN_6.holds(bytes) || CLOSED_6.stream().anyMatch(block -> block.holds(bytes));
            }
            default -> true;
        };
    }

    private static boolean isClosed4(byte[] address) {
        return CLOSED_4.stream().anyMatch(block -> block.holds(address));
    }

    /** ::ffff:a.b.c.d, should the platform ever hand it over unwrapped. */
    private static boolean isMapped(byte[] six) {
        for (int i = 0; i < 10; i++) {
            if (six[i] != 0) {
                return false;
            }
        }
        return six[10] == -1 && six[11] == -1;
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(bare(host)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    static int portOf(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }
}
