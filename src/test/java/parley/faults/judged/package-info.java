/**
 * Whether what people were told in a run agrees with one log: what is recorded of a run, and who
 * judges it.
 */
@NullMarked
package parley.faults.judged;

import org.jspecify.annotations.NullMarked;
