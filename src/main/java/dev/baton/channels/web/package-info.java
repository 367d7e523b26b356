@NullMarked
package dev.baton.channels.web;

import org.jspecify.annotations.NullMarked;
