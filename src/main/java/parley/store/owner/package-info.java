/** Which process a database belongs to: one at a time, and known by a document in it. */
@NullMarked
package parley.store.owner;

import org.jspecify.annotations.NullMarked;
