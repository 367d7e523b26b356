@NullMarked
package dev.baton.orders.web;

import org.jspecify.annotations.NullMarked;
