package dev.baton.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers requests to the JSON API that no endpoint takes: by their address, their method, or what they send or want. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoSuchEndpoint implements HandlerExceptionResolver {

    private static final String API = "/api/";

    private final Problems problems;

    NoSuchEndpoint(Problems problems) {
        this.problems = problems;
    }

    /** Null when it is refused for another reason. */
    static @Nullable ProblemDetail problem(HttpStatusCode status, HttpServletRequest request) {
        return switch (HttpStatus.resolve(status.value())) {
            case NOT_FOUND ->
                Problems.problem(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "There is no such address: %s.".formatted(request.getRequestURI()));
            case METHOD_NOT_ALLOWED ->
                Problems.problem(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        "This address does not take %s.".formatted(request.getMethod()));
            case UNSUPPORTED_MEDIA_TYPE ->
                Problems.problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        request.getContentType() == null
                                ? "Say by Content-Type what the body is, such as application/json."
                                : "This address does not take %s; its Content-Type is mostly application/json."
                                        .formatted(request.getContentType()));
            case NOT_ACCEPTABLE ->
                Problems.problem(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "This address does not answer with %s.".formatted(request.getHeader(HttpHeaders.ACCEPT)));
            case null, default -> null;
        };
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (handler instanceof HandlerMethod
                || !request.getRequestURI().startsWith(API)
                || !(e instanceof ErrorResponse refused)) {
            return null;
        }
        var problem = problem(refused.getStatusCode(), request);
        if (problem == null) {
            return null;
        }
        refused.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        try {
            problems.write(request, response, problem);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new ModelAndView();
    }
}
