/**
 * A forum as one file: sealed under a passphrase, written and read as a stream, and put into
 * another database so that whatever stops us leaves nothing half there.
 */
@NullMarked
package parley.store.archive;

import org.jspecify.annotations.NullMarked;
