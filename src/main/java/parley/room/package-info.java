/**
 * Rooms: what a person's forums, working groups and rooms look like from their seat, who reads what
 * is written there, and the tightening of a room's rule.
 */
@NullMarked
package parley.room;

import org.jspecify.annotations.NullMarked;
