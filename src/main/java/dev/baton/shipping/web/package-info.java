@NullMarked
package dev.baton.shipping.web;

import org.jspecify.annotations.NullMarked;
