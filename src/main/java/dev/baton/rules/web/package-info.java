@NullMarked
package dev.baton.rules.web;

import org.jspecify.annotations.NullMarked;
