/** Several nodes on one database, through HTTP and socket. */
@NullMarked
package parley.nodes;

import org.jspecify.annotations.NullMarked;
