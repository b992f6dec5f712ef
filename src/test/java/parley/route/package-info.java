/**
 * The walk through every route: whatever is described is seen, whatever one does all others try,
 * and no word that was sent lies where none may be.
 */
@NullMarked
package parley.route;

import org.jspecify.annotations.NullMarked;
