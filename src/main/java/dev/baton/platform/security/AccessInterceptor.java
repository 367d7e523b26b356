package dev.baton.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Refuses what the caller's scopes do not cover, and hides what lies outside their data scope, before the handler runs. */
class AccessInterceptor implements HandlerInterceptor {

    private final Within within;

    AccessInterceptor(Within within) {
        this.within = within;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var access = Declared.by(method, Access.class).orElse(null);
            if (access != null && !access.value().equals(Access.ANYBODY)) {
                check(scope(access, request.getMethod()), access.ofOwn());
            }
            var caller = Caller.currentOrNull();
            if (access != null && caller != null && !caller.within().seesAll()) {
                narrow(request, method);
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

    private void narrow(HttpServletRequest request, HandlerMethod method) {
        var open = Declared.by(method, WithinScope.class).orElseThrow(Within::refusal);
        Within.requireFields(open.shows());
        for (var parameter : method.getMethodParameters()) {
            var variable = parameter.getParameterAnnotation(PathVariable.class);
            if (variable != null) {
                var type = parameter.getParameterType();
                within.requireVariable(
                        type == String.class ? open.value() : type,
                        value(request, variable, parameter.getParameter().getName()));
                return;
            }
        }
    }

    private static String value(HttpServletRequest request, PathVariable variable, String parameter) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return String.valueOf(variables.get(variable.value().isEmpty() ? parameter : variable.value()));
    }
}
