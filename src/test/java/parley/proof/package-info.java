/** Promises to people, tried over everything that the description of the interface lists. */
@NullMarked
package parley.proof;

import org.jspecify.annotations.NullMarked;
