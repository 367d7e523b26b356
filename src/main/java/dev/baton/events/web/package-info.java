@NullMarked
package dev.baton.events.web;

import org.jspecify.annotations.NullMarked;
