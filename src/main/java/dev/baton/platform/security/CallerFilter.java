package dev.baton.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the signed-in person or program to the thread for the length of the request. A person who was disabled is shown the
 * door at their next request, and one whose role changed may at once what it gives.
 */
class CallerFilter extends OncePerRequestFilter {

    private final Users users;

    CallerFilter(Users users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            var caller = signedIn instanceof SignedInUser user ? users.callerOf(user) : Optional.of(signedIn.caller());
            if (caller.isPresent()) {
                bound(caller.get(), request, response, chain);
            } else {
                leave(request, response);
            }
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void leave(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect("/sign-in?expired");
    }

    private static void bound(
            Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var _ = MDC.putCloseable("caller", caller.name())) {
            caller.call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
