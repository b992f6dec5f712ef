/**
 * The whole node over HTTP and socket, with people, as tests use it: a real server, the real
 * embedded database and an issuer, and persons who open threads, contribute, quote, withdraw,
 * listen and are removed.
 */
@NullMarked
package parley.world;

import org.jspecify.annotations.NullMarked;
