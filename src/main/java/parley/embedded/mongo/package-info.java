/**
 * The embedded database: a server of our own that speaks MongoDB's protocol, on disk, so that one
 * command is enough to start. Only the driver talks to it, over loopback TCP; what it acknowledges
 * is synced, and what it cannot do right it refuses. Why and how: {@code
 * src/docs/decisions/0001-embedded-database.md}.
 */
@NullMarked
package parley.embedded.mongo;

import org.jspecify.annotations.NullMarked;
