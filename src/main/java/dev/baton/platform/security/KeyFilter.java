package dev.baton.platform.security;

import dev.baton.platform.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs in the bearer of an API key. A wrong key is refused at once, never treated as nobody. */
class KeyFilter extends OncePerRequestFilter {

    static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Problems problems;

    KeyFilter(ApiKeys keys, Problems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            var caller = keys.callerOf(header.substring(BEARER.length()).strip());
            if (caller.isEmpty()) {
                problems.write(
                        request,
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "key-not-valid",
                        "The API key is unknown or revoked.");
                return;
            }
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new KeyAuthentication(caller.get()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
