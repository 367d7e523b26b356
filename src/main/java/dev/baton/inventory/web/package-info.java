@NullMarked
package dev.baton.inventory.web;

import org.jspecify.annotations.NullMarked;
