package dev.baton.platform.web;

import static java.util.stream.Collectors.joining;

import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
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
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns what no use case answers itself into problem documents of the JSON API. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Class 22 of the SQL standard: a value that does not fit. */
    private static final String DATA_EXCEPTION = "22";

    private static final Invalid.Field OUT_OF_RANGE = new Invalid.Field("", "Some value is larger than can be kept.");

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

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception e) {
        LOG.warn(
                "The database cannot be reached: {}",
                NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The database cannot be reached. Try again."));
    }

    /** What is well formed and still larger than a column or a number can be. Anything else is a bug of ours. */
    @ExceptionHandler
    ProblemDetail outOfRange(DataIntegrityViolationException e) {
        var cause = e.getMostSpecificCause();
        return cause instanceof SQLException sql
                        && Objects.toString(sql.getSQLState(), "").startsWith(DATA_EXCEPTION)
                ? fields(HttpStatus.UNPROCESSABLE_CONTENT, List.of(OUT_OF_RANGE))
                : bug(e);
    }

    @ExceptionHandler
    ProblemDetail overflow(ArithmeticException e) {
        return Objects.toString(e.getMessage(), "").contains("overflow")
                ? fields(HttpStatus.UNPROCESSABLE_CONTENT, List.of(OUT_OF_RANGE))
                : bug(e);
    }

    @ExceptionHandler
    ProblemDetail mismatch(MethodArgumentTypeMismatchException e) {
        return fields(HttpStatus.BAD_REQUEST, List.of(new Invalid.Field(e.getName(), expected(e.getRequiredType()))));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return "is one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(joining(", "));
        }
        return type == Instant.class ? "is no time such as 2026-11-21T16:00:00Z" : "cannot be read";
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
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(fields(HttpStatus.BAD_REQUEST, List.of(new Invalid.Field(e.getParameterName(), "is missing"))));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                e.getCause() instanceof JacksonException cause
                        ? fields(HttpStatus.BAD_REQUEST, List.of(Unreadable.complaint(cause)))
                        : Problems.problem(
                                HttpStatus.BAD_REQUEST, "unreadable", "The body is missing or cannot be read."));
    }

    /** What was refused before the endpoint saw it, and by nothing above. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = NoSuchEndpoint.problem(status, ((ServletWebRequest) request).getRequest());
        return super.handleExceptionInternal(e, problem == null ? body : problem, headers, status, request);
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
