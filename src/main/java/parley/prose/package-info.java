/**
 * Changes of documents as ProseMirror has them, ported from prosemirror-transform 1.12.6: steps,
 * maps of positions, and the rebasing of one writer's steps over others'. Tests compare every
 * answer with the real library's.
 *
 * <p>Pure: no clock, no I/O. Whatever a client sends is either a document that fits the schema or a
 * refusal with its reason, never another exception. Documents nest deeper than our API's JSON does,
 * and ProseMirror writes nulls, so bodies are read by {@link parley.prose.model.Schema#json}. Pages
 * must leave {@code ReplaceStep.MAP_BIAS} at its default, or they map otherwise than we do.
 */
@NullMarked
package parley.prose;

import org.jspecify.annotations.NullMarked;
