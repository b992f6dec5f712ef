/**
 * Search within one's rooms: a small index of words for each room, in memory only, gives
 * candidates, and the reader's {@code View} of this moment decides what is a hit and what is
 * counted. Nothing of a room one does not sit in has any part in it.
 */
@NullMarked
package parley.search;

import org.jspecify.annotations.NullMarked;
