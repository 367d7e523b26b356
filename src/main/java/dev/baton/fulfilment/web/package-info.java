@NullMarked
package dev.baton.fulfilment.web;

import org.jspecify.annotations.NullMarked;
