package dev.baton.returns;

import java.util.Optional;

/** What kind of picture some bytes are, by what they begin with and not by what anybody says of them. */
enum Picture {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp");

    private static final int[] PNG_BEGINS = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final int[] JPEG_BEGINS = {0xFF, 0xD8, 0xFF};
    private static final int[] RIFF = {'R', 'I', 'F', 'F'};
    private static final int[] WEBP_NAME = {'W', 'E', 'B', 'P'};
    private static final int WEBP_AT = 8;

    private final String type;

    Picture(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    static Optional<Picture> of(byte[] bytes) {
        if (has(bytes, 0, JPEG_BEGINS)) {
            return Optional.of(JPEG);
        }
        if (has(bytes, 0, PNG_BEGINS)) {
            return Optional.of(PNG);
        }
        return has(bytes, 0, RIFF) && has(bytes, WEBP_AT, WEBP_NAME) ? Optional.of(WEBP) : Optional.empty();
    }

    private static boolean has(byte[] bytes, int at, int[] wanted) {
        if (bytes.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[at + i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
