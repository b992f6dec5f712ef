/**
 * Forums at work on this node: opening them from snapshot and journal, the one command loop of
 * each, the journal's outcomes, and feeding what was committed to those who listen. Everything it
 * decides is decided by the pure core.
 */
@NullMarked
package parley.live;

import org.jspecify.annotations.NullMarked;
