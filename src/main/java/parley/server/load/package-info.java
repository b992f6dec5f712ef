/** How much a node takes on at once, and in which order it lets go of what is more. */
@NullMarked
package parley.server.load;

import org.jspecify.annotations.NullMarked;
