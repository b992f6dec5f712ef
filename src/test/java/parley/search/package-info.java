/**
 * What is found, by whom, and that nothing else has any part in it: found and counted is what a
 * reader who looks through everything they may read would find and count.
 */
@NullMarked
package parley.search;

import org.jspecify.annotations.NullMarked;
