/**
 * The last step of a frame to its socket: encoded once for all sockets of an event loop, and handed
 * to the kernel once for all frames of a turn.
 */
@NullMarked
package parley.push.wire;

import org.jspecify.annotations.NullMarked;
