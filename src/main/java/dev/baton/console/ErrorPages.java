package dev.baton.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees when a page cannot be shown. A fault of ours gets an incident id that stands in the log too. */
@Component
class ErrorPages implements ErrorViewResolver {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var page = new ModelAndView(
                "console/error/page", Map.of("kind", kind(status), "incident", incident(request, status)));
        page.setStatus(status);
        return page;
    }

    private static String kind(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "missing";
            case FORBIDDEN, UNAUTHORIZED -> "forbidden";
            case CONFLICT, PRECONDITION_FAILED -> "changed";
            case TOO_MANY_REQUESTS -> "busy";
            default -> status.is4xxClientError() ? "unreadable" : "fault";
        };
    }

    private static String incident(HttpServletRequest request, HttpStatus status) {
        if (!status.is5xxServerError()) {
            return "";
        }
        if (request.getAttribute("incident") instanceof String known) {
            return known;
        }
        var incident = UUID.randomUUID().toString().substring(0, 8);
        log.error(
                "Incident {} at {}",
                incident,
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return incident;
    }
}
