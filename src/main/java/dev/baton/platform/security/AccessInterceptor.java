package dev.baton.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses what the caller's scopes do not cover, before the handler runs. */
class AccessInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var access = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Access.class);
            if (access == null) {
                access = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Access.class);
            }
            if (access != null && !access.value().equals(Access.ANYBODY)) {
                check(scope(access, request.getMethod()), access.ofOwn());
            }
        }
        return true;
    }

    private static void check(String scope, boolean ofOwn) {
        var caller = Caller.currentOrNull();
        if (caller == null || !(ofOwn ? caller.mayOfOwn(scope) : caller.may(scope))) {
            throw new AccessDeniedException("This needs the permission %s.".formatted(scope));
        }
    }

    private static String scope(Access access, String method) {
        boolean reads = access.asksOnly() || method.equals("GET") || method.equals("HEAD");
        return access.value() + (reads ? ":read" : ":write");
    }
}
