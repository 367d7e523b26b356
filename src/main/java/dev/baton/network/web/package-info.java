@NullMarked
package dev.baton.network.web;

import org.jspecify.annotations.NullMarked;
