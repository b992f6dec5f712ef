/** The papers of the furnished forum: their file, and what was done with them. */
@NullMarked
package parley.embedded.demo.paper;

import org.jspecify.annotations.NullMarked;
