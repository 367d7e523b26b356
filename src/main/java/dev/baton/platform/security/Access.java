package dev.baton.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which area a controller or screen belongs to. Reading (GET, HEAD) needs the scope {@code area:read}, everything else
 * {@code area:write}; on a method it overrides its class.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    /** For every signed-in person or program. */
    String ANYBODY = "";

    String value();

    /** Whether it only asks, by whatever method: a question with a long text is a POST. */
    boolean asksOnly() default false;

    /** Whether it must be the caller's own right, and not one that somebody has handed to them for a time. */
    boolean ofOwn() default false;
}
