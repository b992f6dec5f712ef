/**
 * Tables of BSON documents on disk for the embedded database: an MVStore file with ordered indexes,
 * and a log in front of it that is synced before anything is acknowledged. Knows filters and sort
 * orders, but neither commands nor the network; used by one thread.
 */
@NullMarked
package parley.embedded.disk;

import org.jspecify.annotations.NullMarked;
