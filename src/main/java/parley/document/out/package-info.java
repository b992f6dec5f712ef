/** Prints documents: one flow of blocks, written as DOCX or laid out as PDF. */
@NullMarked
package parley.document.out;

import org.jspecify.annotations.NullMarked;
