/**
 * Words that their author takes out of a text for good: which those are, where they stand and
 * stood, and what has to be done with each.
 */
@NullMarked
package parley.draft.taken;

import org.jspecify.annotations.NullMarked;
