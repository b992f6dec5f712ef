/**
 * The description of the interface, read as tests need it: what answers and frames must look like,
 * and which of it was ever seen. Every answer that a test of the whole node gets is held against
 * it.
 */
@NullMarked
package parley.described;

import org.jspecify.annotations.NullMarked;
