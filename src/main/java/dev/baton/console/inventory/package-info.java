/** Stock: balances, the ledger, receiving, adjusting, transferring, and what is expected. */
@NullMarked
package dev.baton.console.inventory;

import org.jspecify.annotations.NullMarked;
