/** What every HTTP endpoint shares: problems, paging, idempotency, entity tags, bounds. */
@NullMarked
package dev.baton.platform.web;

import org.jspecify.annotations.NullMarked;
