/**
 * The pure core: the state of a forum as a fold of its events, who may do what (rights), who is
 * shown how (attribution) and what a reader gets (view). No clock, no randomness, no database, no
 * network, and no feature: those know this package, not the other way round.
 */
@NullMarked
package parley.forum;

import org.jspecify.annotations.NullMarked;
