/**
 * Which account a verified address leads to. Addresses are kept under a hash only, and one that
 * moved on to another account leads to that one from then on.
 */
@NullMarked
package parley.store.address;

import org.jspecify.annotations.NullMarked;
