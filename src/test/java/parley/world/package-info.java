/**
 * The whole node over HTTP and socket, with people: a real server, the real embedded database and
 * an issuer, and persons who open threads, contribute, quote, withdraw, listen and are removed.
 * Every rule is tried with somebody who may and somebody who may not.
 */
@NullMarked
package parley.world;

import org.jspecify.annotations.NullMarked;
