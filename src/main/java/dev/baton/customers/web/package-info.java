@NullMarked
package dev.baton.customers.web;

import org.jspecify.annotations.NullMarked;
