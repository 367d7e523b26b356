package dev.baton.console;

import dev.baton.platform.Invalid;
import dev.baton.platform.NotFound;
import dev.baton.platform.web.StaleVersion;
import java.util.Map;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Pages for what no screen answers itself; anything else is a fault, and {@link ErrorPages} shows it. */
@ControllerAdvice({"dev.baton.console", "dev.baton.sample"})
class ScreenFailures {

    @ExceptionHandler(NotFound.class)
    ModelAndView missing() {
        return page(HttpStatus.NOT_FOUND, "missing");
    }

    @ExceptionHandler({StaleVersion.class, OptimisticLockingFailureException.class})
    ModelAndView changed() {
        return page(HttpStatus.CONFLICT, "changed");
    }

    /** What a form asks for is answered by its screen; this is an address that was made up, such as the cursor of another list. */
    @ExceptionHandler(Invalid.class)
    ModelAndView unreadable() {
        return page(HttpStatus.BAD_REQUEST, "unreadable");
    }

    private static ModelAndView page(HttpStatus status, String kind) {
        var page = new ModelAndView("console/error/page", Map.of("kind", kind, "incident", ""));
        page.setStatus(status);
        return page;
    }
}
