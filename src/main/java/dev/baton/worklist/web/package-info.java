@NullMarked
package dev.baton.worklist.web;

import org.jspecify.annotations.NullMarked;
