/** Inputs that nobody would send by mistake: found by Jazzer, kept in {@code src/test/fuzz}. */
@NullMarked
package parley.fuzz;

import org.jspecify.annotations.NullMarked;
