/** What the disk of a machine takes by itself. */
@NullMarked
package parley.bench.disk;

import org.jspecify.annotations.NullMarked;
