/**
 * The whole server in two files: {@code Main} builds the object graph by hand, one line a part.
 *
 * <p>Everything else is a package of its own; dependencies point down only.
 */
@NullMarked
package parley;

import org.jspecify.annotations.NullMarked;
