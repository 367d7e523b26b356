package dev.baton.platform.web;

import dev.baton.platform.security.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes every POST that carries an {@code Idempotency-Key} happen once, by the semantics of
 * draft-ietf-httpapi-idempotency-key-header-07.
 *
 * <p>The key, the effect and the answer are one transaction: a second request with the same key waits for the first and is given
 * its answer, after a crash as well. Only a success is kept; what was refused has done nothing and may be tried again under the
 * same key. An endpoint marked {@link KeepsOwnKeys} is left alone.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";
    static final String WORTH_TRYING_AGAIN = IdempotencyFilter.class.getName() + ".again";
    private static final int LONGEST_KEY = 255;
    private static final int TRIES = 5;
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    private final HandlerMapping endpoints;
    private final IdempotencyRows rows;
    private final TransactionTemplate transaction;
    private final Problems problems;
    private final Clock clock;

    IdempotencyFilter(
            HandlerMapping endpoints,
            IdempotencyRows rows,
            TransactionTemplate transaction,
            Problems problems,
            Clock clock) {
        this.endpoints = endpoints;
        this.rows = rows;
        this.transaction = transaction;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(KEY) == null
                || !request.getRequestURI().startsWith("/api/")
                || Caller.currentOrNull() == null
                || keepsOwnKeys(request);
    }

    private boolean keepsOwnKeys(HttpServletRequest request) {
        try {
            var chain = endpoints.getHandler(request);
            return chain != null
                    && chain.getHandler() instanceof HandlerMethod method
                    && method.hasMethodAnnotation(KeepsOwnKeys.class);
        } catch (Exception e) {
            // No endpoint takes it: whoever answers will say so.
            return false;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(KEY).strip();
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            problems.write(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-not-valid",
                    "A key has 1 to 255 characters.");
            return;
        }
        var buffered = BufferedRequest.of(request);
        var fingerprint = Fingerprint.of(
                (request.getMethod() + " " + request.getRequestURI()).getBytes(StandardCharsets.UTF_8),
                buffered.body());
        for (int attempt = 1; ; attempt++) {
            request.removeAttribute(WORTH_TRYING_AGAIN);
            var answer = new ContentCachingResponseWrapper(response);
            transaction.executeWithoutResult(status -> once(key, fingerprint, buffered, answer, chain, status));
            if (attempt == TRIES || request.getAttribute(WORTH_TRYING_AGAIN) == null) {
                answer.copyBodyToResponse();
                return;
            }
            response.reset();
        }
    }

    private void once(
            String key,
            String fingerprint,
            BufferedRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain,
            TransactionStatus status) {
        try {
            if (rows.claim(key, fingerprint, clock.instant())) {
                chain.doFilter(request, response);
                keep(key, response, status);
            } else {
                replay(key, fingerprint, request, response);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String key, ContentCachingResponseWrapper response, TransactionStatus status) {
        if (response.getStatus() >= 300) {
            status.setRollbackOnly();
            return;
        }
        var headers = new LinkedHashMap<String, String>();
        KEPT_HEADERS.stream()
                .filter(response::containsHeader)
                .forEach(name -> headers.put(name, String.valueOf(response.getHeader(name))));
        if (response.getContentType() != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, response.getContentType());
        }
        rows.answer(
                key,
                response.getStatus(),
                headers,
                new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private void replay(String key, String fingerprint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var answer = rows.find(key).orElse(null);
        if (answer == null || answer.status() == null) {
            request.setAttribute(WORTH_TRYING_AGAIN, true);
            problems.write(
                    request,
                    response,
                    HttpStatus.CONFLICT,
                    "idempotency-key-in-use",
                    "The first request is still under way.");
        } else if (!answer.fingerprint().equals(fingerprint)) {
            problems.write(
                    request,
                    response,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for a different request.");
        } else {
            write(answer.status(), answer.headers(), answer.body(), response);
        }
    }

    private static void write(int status, Map<String, String> headers, String body, HttpServletResponse response)
            throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
