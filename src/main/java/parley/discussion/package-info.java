/**
 * Threaded discussion in a room: titled threads, nested contributions, quotes by reference, edits
 * with visible versions, withdrawal that leaves a tombstone. Read {@code Discussions} first.
 */
@NullMarked
package parley.discussion;

import org.jspecify.annotations.NullMarked;
