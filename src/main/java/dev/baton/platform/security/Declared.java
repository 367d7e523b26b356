package dev.baton.platform.security;

import java.lang.annotation.Annotation;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** What a handler says of itself: on its method, else on its class. */
public final class Declared {

    private Declared() {}

    public static <A extends Annotation> Optional<A> by(HandlerMethod handler, Class<A> type) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), type))
                .or(() -> Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), type)));
    }
}
