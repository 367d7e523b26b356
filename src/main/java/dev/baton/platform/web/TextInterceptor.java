package dev.baton.platform.web;

import dev.baton.platform.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that no database can compare with anything. */
final class TextInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) {
                if (!TextDeserializer.isText(value)) {
                    throw new Invalid(name, "has a character that is no text");
                }
            }
        });
        return true;
    }
}
