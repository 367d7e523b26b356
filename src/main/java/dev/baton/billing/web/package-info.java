@NullMarked
package dev.baton.billing.web;

import org.jspecify.annotations.NullMarked;
