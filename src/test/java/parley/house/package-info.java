/**
 * The house rules: sizes, names and habits of the sources, read with the compiler's own parser.
 * Each rule answers with all it found, in words, so that one run of the test shows everything.
 */
@NullMarked
package parley.house;

import org.jspecify.annotations.NullMarked;
