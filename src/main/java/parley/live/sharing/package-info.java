/**
 * Several nodes on one database: each reads on in the journals at short intervals, and shows
 * nothing of a forum whose journal it could not read for some seconds.
 */
@NullMarked
package parley.live.sharing;

import org.jspecify.annotations.NullMarked;
