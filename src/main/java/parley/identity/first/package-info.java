/** How the first person comes to organise where nobody is named in the settings. */
@NullMarked
package parley.identity.first;

import org.jspecify.annotations.NullMarked;
