package parley.prose.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state of the automaton that a content expression is compiled to: what may come next, and
 * whether it may end here.
 */
final class ContentMatch {
  /** Of nodes in which nothing may stand. */
  static final ContentMatch EMPTY = new ContentMatch(true);

  private record Edge(NodeType type, ContentMatch next) {}

  private final boolean end;
  private final List<Edge> edges = new ArrayList<>(4);

  ContentMatch(boolean end) {
    this.end = end;
  }

  /** While the expression is compiled only: automata have circles. */
  void edge(NodeType type, ContentMatch next) {
    edges.add(new Edge(type, next));
  }

  boolean isEnd() {
    return end;
  }

  boolean isInline() {
    return !edges.isEmpty() && edges.getFirst().type().isInline();
  }

  /** The state after a node of this type; null if none may come here. */
  @Nullable ContentMatch after(NodeType type) {
    for (int i = 0; i < edges.size(); i++) {
      if (edges.get(i).type() == type) {
        return edges.get(i).next();
      }
    }
    return null;
  }

  /** The state after these children; null if they do not fit. */
  @Nullable ContentMatch after(Fragment children, int start, int end) {
    ContentMatch match = this;
    for (int i = start; match != null && i < end; i++) {
      match = match.after(children.child(i).type());
    }
    return match;
  }

  /** Whether a type may come next in both. */
  boolean isCompatible(ContentMatch other) {
    return edges.stream().anyMatch(edge -> other.after(edge.type()) != null);
  }
}
