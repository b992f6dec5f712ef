/** What wraps all keys anew under another master key, and can be stopped anywhere. */
@NullMarked
package parley.store.rotation;

import org.jspecify.annotations.NullMarked;
