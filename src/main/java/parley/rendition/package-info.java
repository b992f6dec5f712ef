/**
 * Language versions of papers, paragraph beside paragraph: working translations by whose paper it
 * is or by interpreters, and equally authentic texts. They stand under the rule of the paper and go
 * with it; who translated is kept nowhere. Read {@code Renditions} first.
 */
@NullMarked
package parley.rendition;

import org.jspecify.annotations.NullMarked;
