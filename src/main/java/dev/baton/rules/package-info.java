/**
 * Rules that a manager writes, without a developer: drafted, rehearsed on what has happened, published as a version and rolled back.
 *
 * <p>A rule is a condition in CEL over what its {@link dev.baton.rules.RuleBook} lets it speak of, and what is to be done when it is
 * true. Capabilities above give the books and carry out what was found; here is what rules are, what they mean and which are in
 * force. Schema: {@code rules}.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package dev.baton.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
