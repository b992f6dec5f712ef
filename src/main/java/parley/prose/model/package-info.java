/**
 * Documents of rich text as ProseMirror has them: a tree of typed nodes, positions counted in
 * UTF-16 units and edges of nodes, slices, and a schema that says what may stand in what. Ported
 * from prosemirror-model 1.25.13, so that the server reads every change as the browser does.
 *
 * <p>Everything is immutable and pure. What does not fit is refused by {@link
 * parley.prose.model.Unfit}, whose reason holds no text of the document; the limits are in {@link
 * parley.prose.model.Schema}.
 */
@NullMarked
package parley.prose.model;

import org.jspecify.annotations.NullMarked;
