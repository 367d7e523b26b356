/** SQL bound to the caller's tenant, lists by keyset, and what a repository needs. */
@NullMarked
package dev.baton.platform.data;

import org.jspecify.annotations.NullMarked;
