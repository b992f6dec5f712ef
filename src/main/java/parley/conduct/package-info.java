/**
 * How a room is chaired: cooling-off until a time, private lines to whoever chairs or facilitates,
 * a tour de table by parties, and how much each party was heard. Read {@code Conduct} first.
 */
@NullMarked
package parley.conduct;

import org.jspecify.annotations.NullMarked;
