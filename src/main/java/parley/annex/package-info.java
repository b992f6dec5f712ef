/**
 * What goes with a paper besides its words: pictures and PDFs, cleaned, kept in sealed pieces under
 * the key of the room where they lie. Who may read one is the paper's to say.
 */
@NullMarked
package parley.annex;

import org.jspecify.annotations.NullMarked;
