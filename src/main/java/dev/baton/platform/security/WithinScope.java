package dev.baton.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a controller or screen to callers who see only a part of the company: what it answers is narrowed to their
 * {@link DataScope}, or is the same for everybody. Without it they are refused, so that nothing is shown by oversight.
 *
 * <p>What the first variable of a path names is looked up before the handler runs, and is not found when it lies outside: by its
 * type, or, when it is a plain text, by what {@link #value} says that it names. Later variables are parts of the first.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface WithinScope {

    /** What a first path variable names that is a plain text; nothing that belongs to any part when left out. */
    Class<?> value() default Void.class;

    /** What it cannot but show: it is closed to whoever may not see that. */
    FieldGroup[] shows() default {};
}
