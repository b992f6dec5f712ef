/**
 * Where words of a document stand after it was changed: followed through steps, or found again in
 * another edition of it. Read {@code Place} first.
 */
@NullMarked
package parley.prose.place;

import org.jspecify.annotations.NullMarked;
