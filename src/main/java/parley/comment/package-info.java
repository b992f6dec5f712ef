/**
 * Comments on words of papers and of texts that several write, and other words suggested for them.
 * They stay on their words as texts and papers change, and belong to the room in which these stand.
 * Read {@code Comments} first.
 */
@NullMarked
package parley.comment;

import org.jspecify.annotations.NullMarked;
