/**
 * Position papers and non-papers. A draft stands in the room where it is written; what is
 * circulated is a copy in the room it goes to, with an id, a time and a symbol of its own, and
 * nothing of the drafting room goes with it. Read {@code Papers} first.
 */
@NullMarked
package parley.paper;

import org.jspecify.annotations.NullMarked;
