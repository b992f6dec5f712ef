/** What a browser says it is, in the few plain words by which its owner knows it again. */
@NullMarked
package parley.identity.device;

import org.jspecify.annotations.NullMarked;
