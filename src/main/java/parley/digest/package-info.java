/**
 * Letters that say that there is something new, or that something waits for an answer, and nothing
 * else: when they are due, for whom, and how one gets no more of them. Read {@code Digests} first.
 */
@NullMarked
package parley.digest;

import org.jspecify.annotations.NullMarked;
