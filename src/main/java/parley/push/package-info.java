/**
 * What happens is told here: sockets at {@code /api/live}, the long poll for those whose line lets
 * no socket through, and the bounded queues of both. It knows no feature: frames come from a {@link
 * parley.push.Source} as finished text.
 */
@NullMarked
package parley.push;

import org.jspecify.annotations.NullMarked;
