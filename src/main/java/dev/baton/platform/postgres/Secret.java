package dev.baton.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The password of the database, made once per home and readable by its owner only. */
final class Secret {

    private static final int BYTES = 24;

    private Secret() {}

    static String of(Home home) {
        try {
            if (!Files.exists(home.secret())) {
                var bytes = new byte[BYTES];
                new SecureRandom().nextBytes(bytes);
                Folders.writePrivately(home.secret(), HexFormat.of().formatHex(bytes));
            }
            return Files.readString(home.secret()).strip();
        } catch (IOException e) {
            throw new PostgresUnavailable("Cannot keep the database password in %s: %s".formatted(home.secret(), e), e);
        }
    }
}
