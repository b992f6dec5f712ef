/** Taking what was said out of all that is kept, so that nothing brings it back. */
@NullMarked
package parley.store.purge;

import org.jspecify.annotations.NullMarked;
