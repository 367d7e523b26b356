package dev.baton.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One thing that can be asked of a capability, in one file, in one transaction, in the beat of the house:
 *
 * <ol>
 *   <li><b>lock</b> the root in its own statement, then read what hangs from it; several rows in key order;
 *   <li><b>decide</b> with a pure method that is given the time;
 *   <li><b>record</b> the rows and the event in one place;
 *   <li><b>answer</b> with the event, or with the refusal. A refusal never has anything to undo.
 * </ol>
 *
 * The outermost use case is tried again when the database asks for it (deadlock, serialization, lost connection).
 */
@Documented
@Service
@Transactional
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UseCase {}
