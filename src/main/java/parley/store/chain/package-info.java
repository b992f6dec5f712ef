/** Hash chains over what is sealed: a journal whose past is changed no longer fits its links. */
@NullMarked
package parley.store.chain;

import org.jspecify.annotations.NullMarked;
