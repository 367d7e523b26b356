package dev.baton.platform.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that are documents. */
public final class Papers {

    private static final String SHUT_IN =
            "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private Papers() {}

    /** To be looked at in the browser. */
    public static ResponseEntity<byte[]> pdf(byte[] bytes, String name) {
        return shown(bytes, MediaType.APPLICATION_PDF, name);
    }

    /** To be looked at in the browser, where it knows the type. */
    public static ResponseEntity<byte[]> shown(byte[] bytes, MediaType type, String name) {
        return answer(bytes, type, ContentDisposition.inline().filename(name).build());
    }

    /** To be kept as a file. */
    public static ResponseEntity<byte[]> kept(byte[] bytes, MediaType type, String name) {
        return answer(
                bytes, type, ContentDisposition.attachment().filename(name).build());
    }

    /**
     * A file that somebody brought: nobody guesses what else it could be, and where a browser shows it, it is shut in, without
     * scripts and without anything of ours.
     *
     * @param shown whether a browser may show it; otherwise it is only taken along
     */
    public static ResponseEntity<byte[]> foreign(byte[] bytes, MediaType type, String name, boolean shown) {
        var disposition = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", SHUT_IN)
                .body(bytes);
    }

    private static ResponseEntity<byte[]> answer(byte[] bytes, MediaType type, ContentDisposition disposition) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes);
    }
}
