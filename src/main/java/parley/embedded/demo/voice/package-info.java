/** What stands around the discussions of the furnished forum: languages and translations. */
@NullMarked
package parley.embedded.demo.voice;

import org.jspecify.annotations.NullMarked;
