package dev.baton;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of the whole application on a real PostgreSQL and a real port.
 *
 * <p>The relay does not run by itself, so that a story decides when the news spreads: {@code relay.drain()}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"baton.relay.enabled=false", "baton.test=true"})
public @interface BatonTest {}
