package dev.baton.platform.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that are documents. */
public final class Papers {

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

    private static ResponseEntity<byte[]> answer(byte[] bytes, MediaType type, ContentDisposition disposition) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes);
    }
}
