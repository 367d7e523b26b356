@NullMarked
package dev.baton.notifications.web;

import org.jspecify.annotations.NullMarked;
