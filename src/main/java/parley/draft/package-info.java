/**
 * Text that several write at once: each text is a journal of steps, and the server is the authority
 * that checks, rebases and refuses each. Which texts there are, and who may write in one, is said
 * by the features they belong to ({@link parley.draft.TextHome}).
 */
@NullMarked
package parley.draft;

import org.jspecify.annotations.NullMarked;
