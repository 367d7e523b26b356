package dev.baton.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one secret that this installation keeps outside its database, and what is derived from it.
 *
 * <p>It is {@code BATON_SECRET} when that is set, as it must be, and be the same, where several nodes share a database; else a
 * file in the home, made once and readable by its owner only. A copy of the database alone therefore opens nothing.
 */
@Component
public class InstallationSecret {

    private static final String FILE = "installation.secret";
    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();

    InstallationSecret(@Value("${baton.secret:}") String given, @Value("${baton.home:}") String home) {
        this.secret = (given.isBlank() ? kept(home, random) : given).getBytes(StandardCharsets.UTF_8);
    }

    /** HMAC-SHA-256 of {@code text} under a key that serves {@code purpose} alone. */
    public byte[] sign(String purpose, String text) {
        return hmac(hmac(secret, purpose), text);
    }

    /** Which secret this is, told without telling it: it changes when the secret does. */
    public String name() {
        return HexFormat.of().formatHex(hmac(secret, "name"), 0, 4);
    }

    /** AES-256-GCM; what comes out can be kept in a table. */
    public String seal(String purpose, String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce, text.getBytes(StandardCharsets.UTF_8));
        var whole = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    /** @throws IllegalStateException when it was sealed under another secret, or has been touched */
    public String open(String purpose, String sealed) {
        var whole = Base64.getDecoder().decode(sealed);
        var nonce = Arrays.copyOf(whole, NONCE_BYTES);
        var rest = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return new String(cipher(Cipher.DECRYPT_MODE, purpose, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] cipher(int mode, String purpose, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(hmac(secret, purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("It was sealed under another installation secret", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without a home, as in a test, it lives as long as the process. */
    private static String kept(String home, SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var fresh = HexFormat.of().formatHex(bytes);
        return home.isBlank() ? fresh : kept(Path.of(home, FILE), fresh);
    }

    private static String kept(Path file, String fresh) {
        try {
            var draft = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    FILE,
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, fresh);
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException _) {
                // it was made before, or by somebody who was faster
            } finally {
                Files.delete(draft);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the installation's secret in %s".formatted(file), e);
        }
    }
}
