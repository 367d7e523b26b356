/**
 * What every capability stands on and none of them owns: ids, money, time, tenant scope, transactions, events, SQL, HTTP,
 * security, jobs, documents. It knows no business word of the capabilities above it,
 * but for those by which what a role sees is narrowed.
 *
 * <p>Schema: {@code platform}. The module is open: its sub-packages are its public face.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package dev.baton.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
