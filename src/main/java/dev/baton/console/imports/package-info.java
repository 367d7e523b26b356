/** Imports: files handed in, their columns matched, and how far each lot of rows is. */
@NullMarked
package dev.baton.console.imports;

import org.jspecify.annotations.NullMarked;
