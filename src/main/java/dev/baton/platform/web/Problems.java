package dev.baton.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problem documents by RFC 9457. The type is stable and part of the contract; the words are not. */
@Component
public class Problems {

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /** @param type kebab case, without the leading path: {@code order-too-late-to-cancel} */
    public static ProblemDetail problem(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(titleOf(type));
        return problem;
    }

    public static ProblemDetail problem(HttpStatus status, String type, String detail, Map<String, ?> facts) {
        var problem = problem(status, type, detail);
        facts.forEach(problem::setProperty);
        return problem;
    }

    /** A refusal as an answer. */
    public static ResponseEntity<ProblemDetail> answer(HttpStatus status, String type, String detail) {
        return ResponseEntity.of(problem(status, type, detail)).build();
    }

    public static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String type, String detail, Map<String, ?> facts) {
        return ResponseEntity.of(problem(status, type, detail, facts)).build();
    }

    /** For filters, which stand before the machinery that writes answers. */
    public void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        write(request, response, problem(status, type, detail));
    }

    void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) throws IOException {
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** {@code order-too-late-to-cancel} is titled "Order too late to cancel". */
    private static String titleOf(String type) {
        var words = type.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
