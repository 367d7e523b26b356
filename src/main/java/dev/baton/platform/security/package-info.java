/** Tenants, users, roles, API keys, and the scope in which every statement runs. */
@NullMarked
package dev.baton.platform.security;

import org.jspecify.annotations.NullMarked;
