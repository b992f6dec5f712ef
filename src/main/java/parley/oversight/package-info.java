/**
 * Oversight: what opens up or cannot be undone needs the co-chairs of two parties, the second of
 * whom agrees to exactly what the first proposed; and the log of what was managed, which never says
 * what was said.
 */
@NullMarked
package parley.oversight;

import org.jspecify.annotations.NullMarked;
