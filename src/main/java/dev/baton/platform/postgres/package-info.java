/**
 * PostgreSQL as a part of Baton: unpacked, created, started, watched and stopped by the application that needs it.
 *
 * <p>It keeps orders for years, so it is durable in every setting, and it outlives a killed application and a killed
 * server. See {@link dev.baton.platform.postgres.LocalPostgres}.
 */
@NullMarked
package dev.baton.platform.postgres;

import org.jspecify.annotations.NullMarked;
