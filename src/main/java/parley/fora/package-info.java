/**
 * The web of fora as data: rows with parties, issue, goals, track, status and links, as {@code
 * config/fora} has them; what everybody may read of it, and the opening of a forum from a row. Read
 * {@code Fora} first.
 */
@NullMarked
package parley.fora;

import org.jspecify.annotations.NullMarked;
