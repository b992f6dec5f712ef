/** Nodes in processes of their own, people at them, and what breaks under them meanwhile. */
@NullMarked
package parley.faults.run;

import org.jspecify.annotations.NullMarked;
