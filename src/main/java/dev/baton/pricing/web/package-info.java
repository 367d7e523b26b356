@NullMarked
package dev.baton.pricing.web;

import org.jspecify.annotations.NullMarked;
