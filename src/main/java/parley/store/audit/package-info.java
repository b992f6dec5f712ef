/** Goes through all journals without a key and says where one does not fit its chains. */
@NullMarked
package parley.store.audit;

import org.jspecify.annotations.NullMarked;
