/** Fraud over HTTP. */
@NullMarked
package dev.baton.fraud.web;

import org.jspecify.annotations.NullMarked;
