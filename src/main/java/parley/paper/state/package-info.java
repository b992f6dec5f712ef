/** What has happened to the papers of each room, and the state that follows from it. */
@NullMarked
package parley.paper.state;

import org.jspecify.annotations.NullMarked;
