/**
 * Taking words that somebody put in out of the steps that hold them, without moving anything: every
 * position of every later step stays what it was. Pure.
 */
@NullMarked
package parley.prose.blot;

import org.jspecify.annotations.NullMarked;
