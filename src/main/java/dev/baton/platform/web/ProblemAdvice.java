package dev.baton.platform.web;

import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns what no use case answers itself into problem documents of the JSON API. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ProblemDetail notFound(NotFound e) {
        return Problems.problem(HttpStatus.NOT_FOUND, "not-found", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail invalid(Invalid e) {
        return fields(HttpStatus.UNPROCESSABLE_CONTENT, e.fields());
    }

    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException e) {
        return Problems.problem(HttpStatus.FORBIDDEN, "not-allowed", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail stale(StaleVersion e) {
        return Problems.problem(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({OptimisticLockingFailureException.class, TransientDataAccessException.class})
    ProblemDetail conflict(Exception e, HttpServletRequest request) {
        request.setAttribute(IdempotencyFilter.WORTH_TRYING_AGAIN, true);
        LOG.info("Somebody else was first: {}", e.getMessage());
        return Problems.problem(
                HttpStatus.CONFLICT, "changed-meanwhile", "Somebody else changed this at the same time. Try again.");
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> unavailable(Exception e) {
        LOG.warn("The database cannot be reached", e);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The database cannot be reached. Try again."));
    }

    @ExceptionHandler
    ProblemDetail mismatch(MethodArgumentTypeMismatchException e) {
        return fields(HttpStatus.BAD_REQUEST, List.of(new Invalid.Field(e.getName(), "cannot be read")));
    }

    @ExceptionHandler
    ProblemDetail bug(RuntimeException e) {
        var incident = UUID.randomUUID().toString();
        LOG.error("Incident {}", incident, e);
        return Problems.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something broke on our side. Nothing was half done.",
                Map.of("incident", incident));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var fields = new ArrayList<Invalid.Field>();
        e.getFieldErrors()
                .forEach(error ->
                        fields.add(new Invalid.Field(error.getField(), String.valueOf(error.getDefaultMessage()))));
        e.getGlobalErrors()
                .forEach(error -> fields.add(
                        new Invalid.Field(error.getObjectName(), String.valueOf(error.getDefaultMessage()))));
        return answer(fields(HttpStatus.BAD_REQUEST, fields));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var fields = e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Invalid.Field(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return answer(fields(HttpStatus.BAD_REQUEST, fields));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                e.getCause() instanceof JacksonException cause
                        ? fields(HttpStatus.BAD_REQUEST, List.of(complaint(cause)))
                        : Problems.problem(
                                HttpStatus.BAD_REQUEST, "unreadable", "The body is missing or cannot be read."));
    }

    private static Invalid.Field complaint(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                new Invalid.Field(path(unknown), "is not a field of this request");
            case DatabindException bound -> new Invalid.Field(path(bound), reason(bound));
            default -> new Invalid.Field("", "is not JSON: " + e.getOriginalMessage());
        };
    }

    private static String reason(DatabindException e) {
        var cause = e.getCause();
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return "cannot be read: " + e.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }

    private static ProblemDetail fields(HttpStatus status, List<Invalid.Field> fields) {
        var detail = fields.size() == 1
                ? "%s %s"
                        .formatted(fields.getFirst().field(), fields.getFirst().message())
                        .strip()
                : "%d fields need correction.".formatted(fields.size());
        return Problems.problem(status, "invalid-request", detail, Map.of("errors", fields));
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
