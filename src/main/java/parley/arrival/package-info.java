/**
 * What is left to do of a forum that came in an archive from another host: whoever sits in it is
 * known again by their verified address when they come.
 */
@NullMarked
package parley.arrival;

import org.jspecify.annotations.NullMarked;
