/** Customers: the list, the page of one account, and the form. */
@NullMarked
package dev.baton.console.customers;

import org.jspecify.annotations.NullMarked;
