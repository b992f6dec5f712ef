/**
 * Glass: how it ends that somebody who does not sit in a room reads it. By itself when its time is
 * over, which every reading looks at besides; and earlier by anybody who may lock the room.
 */
@NullMarked
package parley.oversight.glass;

import org.jspecify.annotations.NullMarked;
