@NullMarked
package dev.baton.catalog.web;

import org.jspecify.annotations.NullMarked;
