/**
 * The journal of a text: what its entries are, how they are stored, and the text that they fold
 * into at any version.
 */
@NullMarked
package parley.draft.log;

import org.jspecify.annotations.NullMarked;
